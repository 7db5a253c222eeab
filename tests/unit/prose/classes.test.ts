import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Named {
  wnid: string
  en: string
  enFull: string
  zh: string
}

const file = join(import.meta.dirname, '../../../public/weights/alexnet64/classes.json')
const classes: Named[] = JSON.parse(readFileSync(file, 'utf8'))

/** Of the 200 WordNet ids in the order of the network's outputs, joined by line feeds. */
const ORDER = 'add4bf0c8712ef7fb4bca98e3bbaf07101636c5db62cce486fd2af71cc11caf8'

describe('the names of AlexNet-64’s classes', () => {
  it('are 200, in the order of the outputs', () => {
    expect(classes).toHaveLength(200)
    const order = createHash('sha256')
      .update(classes.map(({ wnid }) => wnid).join('\n'))
      .digest('hex')
    expect(order).toBe(ORDER)
  })

  it.each(['wnid', 'en', 'enFull', 'zh'] as const)('have a %s of their own', (field) => {
    expect(new Set(classes.map((one) => one[field])).size).toBe(200)
    for (const one of classes) expect(one[field].trim()).toBe(one[field])
    for (const one of classes) expect(one[field]).not.toBe('')
  })

  it('take the first English name for the short one', () => {
    for (const { en, enFull } of classes) expect(enFull.split(',')[0]).toBe(en)
  })

  it('are written in Chinese, but for two brand-like words', () => {
    const foreign = classes.filter(({ zh }) => !/^\p{Script=Han}+$/u.test(zh)).map(({ zh }) => zh)
    expect(foreign).toEqual(['CD 播放机', 'iPod'])
  })

  // Words with a second meaning, and animals that are easily taken for a relative.
  it.each([
    ['n03126707', 'crane', '起重机'], // not the bird
    ['n03250847', 'drumstick', '鼓槌'], // not the chicken leg
    ['n03804744', 'nail', '钉子'], // not the finger nail
    ['n04067472', 'reel', '渔线轮'], // the pictures show fishing reels
    ['n04456115', 'torch', '火炬'], // not the electric one
    ['n07579787', 'plate', '一盘菜'], // the food, not the dish
    ['n02892201', 'brass', '纪念铭牌'], // the memorial plaque, not the metal
    ['n03637318', 'lampshade', '灯罩'],
    ['n04023962', 'punching bag', '拳击沙袋'],
    ['n03014705', 'chest', '箱子'], // not the body part
    ['n03854065', 'organ', '管风琴'], // not the body part
    ['n09193705', 'alp', '高山'],
    ['n02190166', 'fly', '苍蝇'],
    ['n01774750', 'tarantula', '捕鸟蛛'], // not the wolf spider
    ['n02509815', 'lesser panda', '小熊猫'], // not the giant panda
    ['n02480495', 'orangutan', '红毛猩猩'],
    ['n02056570', 'king penguin', '王企鹅'], // not the emperor
    ['n02403003', 'ox', '牛'],
    ['n02410509', 'bison', '野牛'],
  ])('%s: %s is %s', (wnid, en, zh) => {
    expect(classes.find((one) => one.wnid === wnid)).toMatchObject({ en, zh })
  })
})
