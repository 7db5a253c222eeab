import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import names from '@/public/classes/imagenet.json'
import small from '@/public/weights/alexnet64/classes.json'

/** Of the 1,000 WordNet ids in the order of the networks' outputs, joined by line feeds. */
const ORDER = '385e0240499426c022b773be1ae4da780f057b89c9694c7f47199f62746b6edd'

describe('the names of ImageNet’s 1,000 classes', () => {
  it('are in the order of the outputs', () => {
    expect(names).toHaveLength(1000)
    const order = createHash('sha256')
      .update(names.map(({ wnid }) => wnid).join('\n'))
      .digest('hex')
    expect(order).toBe(ORDER)
    // WordNet's own order, which the challenge's numbering follows.
    expect(names.map(({ wnid }) => wnid)).toEqual(names.map(({ wnid }) => wnid).sort())
  })

  it.each(['wnid', 'en', 'zh'] as const)('have a %s of their own', (field) => {
    const all = names.map((one) => one[field])
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([])
    for (const name of all) {
      expect(name.trim()).toBe(name)
      expect(name).not.toBe('')
    }
  })

  it('are written in Chinese, but for what is written in Latin letters there too', () => {
    const foreign = names.filter(({ zh }) => !/^\p{Script=Han}+$/u.test(zh)).map(({ zh }) => zh)
    expect(foreign).toEqual(['CD 播放机', 'iPod', 'T 恤', '福特 T 型车'])
  })

  it('agree with those of AlexNet-64', () => {
    const known = new Map(names.map((one) => [one.wnid, one]))
    for (const { wnid, en, zh } of small) expect(known.get(wnid)).toEqual({ wnid, en, zh })
  })

  // Words with a second meaning, and animals that are easily taken for a relative.
  it.each([
    [134, 'crane bird', '鹤'],
    [517, 'crane', '起重机'],
    [3, 'tiger shark', '鼬鲨'], // 虎鲨 is another one
    [282, 'tiger cat', '虎纹猫'], // 虎猫 is the ocelot
    [281, 'tabby', '虎斑猫'],
    [408, 'amphibian', '水陆两用车'],
    [456, 'bow', '弓'],
    [457, 'bow tie', '领结'],
    [595, 'harvester', '联合收割机'],
    [70, 'harvestman', '盲蛛'],
    [639, 'maillot tank suit', '连体泳衣'],
    [714, 'pick', '拨片'], // the plectrum
    [726, 'plane', '刨子'], // the carpenter's
    [725, 'pitcher', '水罐'], // not the ball player
    [738, 'pot', '花盆'],
    [769, 'rule', '直尺'],
    [800, 'slot', '老虎机'],
    [840, 'swab', '拖把'],
    [881, 'upright', '立式钢琴'],
    [926, 'hot pot', '火锅'],
    [927, 'trifle', '英式乳脂松糕'],
    [998, 'ear', '玉米穗'],
    [989, 'hip', '蔷薇果'],
    [385, 'Indian elephant', '印度象'],
    [387, 'lesser panda', '小熊猫'],
    [388, 'giant panda', '大熊猫'],
    [290, 'jaguar', '美洲豹'],
    [286, 'cougar', '美洲狮'],
  ])('%i: %s is %s', (index, en, zh) => {
    expect(names[index]).toMatchObject({ en, zh })
  })
})
