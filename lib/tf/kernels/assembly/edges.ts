/** Four channels at a time where their number is no multiple of four: what lies behind the last is not ours. */

// @ts-ignore: decorators of AssemblyScript
@inline
export function loadFour(at: usize, channels: i32): v128 {
  if (channels >= 4) return v128.load(at)
  let four = v128.load32_zero(at)
  if (channels > 1) four = v128.load32_lane(at, four, 1, 4)
  if (channels > 2) four = v128.load32_lane(at, four, 2, 8)
  return four
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function storeFour(at: usize, four: v128, channels: i32): void {
  if (channels >= 4) {
    v128.store(at, four)
    return
  }
  v128.store32_lane(at, four, 0)
  if (channels > 1) v128.store32_lane(at, four, 1, 4)
  if (channels > 2) v128.store32_lane(at, four, 2, 8)
}
