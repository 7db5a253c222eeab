import { describe, expect, it } from 'vitest'
import { createDrawingStore } from '@/components/lab/draw-bench/drawing-store'
import { parseDrawing } from '@/components/lab/draw-bench/saved-drawing'
import { EMPTY, type Drawing } from '@/lib/data/drawing/strokes'

function setUp() {
  const saved: Drawing[] = []
  const actions = createDrawingStore((drawing) => saved.push(drawing))
  return { actions, saved, drawing: () => actions.store.get().drawing }
}

describe('the drawing', () => {
  it('collects strokes, drops points that say nothing new, and is saved when the pen is lifted', () => {
    const { actions, saved, drawing } = setUp()
    actions.penDown(0.1, 0.1)
    actions.penMove([0.1001, 0.1001, 0.2, 0.2, 0.2, 0.2])
    expect(saved).toHaveLength(0)
    actions.penUp()
    expect(drawing().strokes).toEqual([[0.1, 0.1, 0.2, 0.2]])
    expect(saved).toEqual([drawing()])
    actions.penMove([0.9, 0.9]) // the pen is up
    actions.penUp()
    expect(drawing().strokes).toEqual([[0.1, 0.1, 0.2, 0.2]])
    expect(saved).toHaveLength(1)
  })

  it('never changes a stroke it has shown', () => {
    const { actions, drawing } = setUp()
    actions.penDown(0.1, 0.1)
    const before = drawing()
    actions.penMove([0.5, 0.5])
    expect(before.strokes).toEqual([[0.1, 0.1]])
    expect(drawing().strokes[0]).not.toBe(before.strokes[0])
  })

  it('undoes stroke by stroke, then the test digit under them', () => {
    const { actions, drawing } = setUp()
    actions.take(42)
    for (const x of [0.2, 0.4]) {
      actions.penDown(x, 0.5)
      actions.penUp()
    }
    actions.undo()
    expect(drawing()).toEqual({ testDigit: 42, strokes: [[0.2, 0.5]] })
    actions.undo()
    expect(drawing()).toEqual({ testDigit: 42, strokes: [] })
    actions.undo()
    expect(drawing()).toEqual(EMPTY)
    actions.undo()
    expect(drawing()).toEqual(EMPTY)
  })

  it('lifts the pen when the drawing is cleared or a test digit is taken', () => {
    const { actions, drawing } = setUp()
    actions.penDown(0.2, 0.5)
    actions.clear()
    actions.penMove([0.8, 0.8])
    expect(drawing()).toEqual(EMPTY)
    actions.penDown(0.2, 0.5)
    actions.take(3)
    actions.penMove([0.8, 0.8])
    expect(drawing()).toEqual({ testDigit: 3, strokes: [] })
  })

  it('restores what was kept, unless something was drawn meanwhile', () => {
    const kept: Drawing = { testDigit: null, strokes: [[0.1, 0.1, 0.9, 0.9]] }
    const first = setUp()
    first.actions.restore(kept)
    expect(first.drawing()).toEqual(kept)
    const second = setUp()
    second.actions.penDown(0.5, 0.5)
    second.actions.restore(kept)
    expect(second.drawing().strokes).toEqual([[0.5, 0.5]])
  })
})

describe('a kept drawing', () => {
  it('comes back as it was', () => {
    const drawing: Drawing = {
      testDigit: 7,
      strokes: [
        [0.1, 0.2],
        [0.3, 0.4, 0.5, 0.6],
      ],
    }
    expect(parseDrawing(JSON.stringify(drawing))).toEqual(drawing)
  })

  it.each([
    null,
    '',
    'x',
    'null',
    '[]',
    '{}',
    '{"testDigit":null}',
    '{"testDigit":"3","strokes":[]}',
    '{"testDigit":-1,"strokes":[]}',
    '{"testDigit":null,"strokes":[[1]]}',
    '{"testDigit":null,"strokes":[[]]}',
    '{"testDigit":null,"strokes":[["a","b"]]}',
    '{"testDigit":null,"strokes":[[0,null]]}',
  ])('is empty when it is not ours: %s', (text) => expect(parseDrawing(text)).toEqual(EMPTY))
})
