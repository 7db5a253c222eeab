import type { camera as english } from '../en/camera'

export const camera = {
  title: '摄像头',
  on: '摄像头开着。',
  stays: '画面不会离开你的设备。',
  live: '摄像头此刻看到的画面',
  take: '拍下来',
  next: '换一个摄像头',
  stop: '关掉',
  again: '再试一次',
  cancel: '取消',
  asking: '浏览器在问：是否允许本页使用摄像头？请在那里回答。',
  problems: {
    insecure: '只有用 https 打开的网页，浏览器才给用摄像头。请用相机应用拍好，再在这里选文件。',
    unsupported: '这个浏览器不让网页用摄像头。请用相机应用拍好，再在这里选文件。',
    none: '没有找到摄像头。接上一个再试，或者选一个文件。',
    refused: '摄像头没有得到允许。请在地址栏旁边允许本页使用，然后再试，或者选一个文件。',
    'in-use': '摄像头打不开。请关掉正在用它的其他程序再试，或者选一个文件。',
    lost: '摄像头用到一半被拔掉或收走了。接好后再试，或者选一个文件。',
    unknown: '摄像头没能打开。请再试一次，或者选一个文件。',
  },
} satisfies typeof english
