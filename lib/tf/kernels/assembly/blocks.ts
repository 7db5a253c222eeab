/** The inner loop of convolutions: a block of a matrix product that stays in registers, T rows (1 to 6) times 8 columns. */
import { multiplyAdd } from './simd'

/** Rows of the largest block: twelve sums, two weights and one value fill the registers of x86-64. */
export const MOST_ROWS: i32 = 6

// @ts-ignore: decorators of AssemblyScript
@inline
function block(T: i32, x: usize, w: usize, y: usize, depth: i32): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0
  const end = w + (<usize>depth << 5)
  while (w < end) {
    for (let four = x + 16; x < four; x += 4, w += 32) {
      const p = v128.load(w), q = v128.load(w, 16)
      let s = v128.load32_splat(x)
      a0 = multiplyAdd(s, p, a0)
      b0 = multiplyAdd(s, q, b0)
      if (T > 1) {
        s = v128.load32_splat(x, 16)
        a1 = multiplyAdd(s, p, a1)
        b1 = multiplyAdd(s, q, b1)
      }
      if (T > 2) {
        s = v128.load32_splat(x, 32)
        a2 = multiplyAdd(s, p, a2)
        b2 = multiplyAdd(s, q, b2)
      }
      if (T > 3) {
        s = v128.load32_splat(x, 48)
        a3 = multiplyAdd(s, p, a3)
        b3 = multiplyAdd(s, q, b3)
      }
      if (T > 4) {
        s = v128.load32_splat(x, 64)
        a4 = multiplyAdd(s, p, a4)
        b4 = multiplyAdd(s, q, b4)
      }
      if (T > 5) {
        s = v128.load32_splat(x, 80)
        a5 = multiplyAdd(s, p, a5)
        b5 = multiplyAdd(s, q, b5)
      }
    }
    x += (T - 1) * 16
  }
  v128.store(y, a0)
  v128.store(y, b0, 16)
  if (T > 1) {
    v128.store(y, a1, 32)
    v128.store(y, b1, 48)
  }
  if (T > 2) {
    v128.store(y, a2, 64)
    v128.store(y, b2, 80)
  }
  if (T > 3) {
    v128.store(y, a3, 96)
    v128.store(y, b3, 112)
  }
  if (T > 4) {
    v128.store(y, a4, 128)
    v128.store(y, b4, 144)
  }
  if (T > 5) {
    v128.store(y, a5, 160)
    v128.store(y, b5, 176)
  }
}

/** A function for each number of rows: each has its own loop, compiled for what it holds. */
function block1(x: usize, w: usize, y: usize, depth: i32): void {
  block(1, x, w, y, depth)
}
function block2(x: usize, w: usize, y: usize, depth: i32): void {
  block(2, x, w, y, depth)
}
function block3(x: usize, w: usize, y: usize, depth: i32): void {
  block(3, x, w, y, depth)
}
function block4(x: usize, w: usize, y: usize, depth: i32): void {
  block(4, x, w, y, depth)
}
function block5(x: usize, w: usize, y: usize, depth: i32): void {
  block(5, x, w, y, depth)
}
function block6(x: usize, w: usize, y: usize, depth: i32): void {
  block(6, x, w, y, depth)
}

/**
 * y[t][o] = sum over c of x[t][c] w[c][o].
 * @param x [depth / 4][rows][4]: four values of each row in turn
 * @param w [depth][8]
 * @param y [rows][8], written
 * @param depth a multiple of 4
 */
// @ts-ignore: decorators of AssemblyScript
@inline
export function multiplyBlock(rows: i32, x: usize, w: usize, y: usize, depth: i32): void {
  switch (rows) {
    case 1:
      block1(x, w, y, depth)
      break
    case 2:
      block2(x, w, y, depth)
      break
    case 3:
      block3(x, w, y, depth)
      break
    case 4:
      block4(x, w, y, depth)
      break
    case 5:
      block5(x, w, y, depth)
      break
    default:
      block6(x, w, y, depth)
  }
}
