import { createDrawingStore } from './drawing-store'
import { saveDrawing } from './saved-drawing'

/** The drawing on the page's one pad; it outlives the component, as when the language changes. */
export const drawingOnPad = createDrawingStore(saveDrawing)
