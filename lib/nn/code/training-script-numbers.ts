/** The page's seeded numbers in Python, bit for bit: lib/data/random.ts. */
export const pythonRandom = `def scramble(value):
    """MurmurHash3's 32-bit finaliser."""
    h = value & 0xffffffff
    h = ((h ^ (h >> 16)) * 0x85ebca6b) & 0xffffffff
    h = ((h ^ (h >> 13)) * 0xc2b2ae35) & 0xffffffff
    return h ^ (h >> 16)


def mix_seed(*parts):
    """A seed made of a few whole numbers."""
    mixed = 0x9e3779b9
    for part in parts:
        mixed = scramble(mixed ^ scramble(part)) + 0x6d2b79f5
    return scramble(mixed)


def uniform_numbers(seed):
    """Numbers in [0, 1) without end, those of the page for this seed: sfc32."""
    a, b, c, counter, warming = mix_seed(seed, 1), mix_seed(seed, 2), mix_seed(seed, 3), 1, 12
    while True:
        total = (a + b + counter) & 0xffffffff
        counter = (counter + 1) & 0xffffffff
        a = b ^ (b >> 9)
        b = (c + (c << 3)) & 0xffffffff
        c = (((c << 21) | (c >> 11)) + total) & 0xffffffff
        if warming > 0:
            warming -= 1
        else:
            yield total / 2**32


def shuffled(values, numbers):
    """Fisher and Yates."""
    values = list(values)
    for i in range(len(values) - 1, 0, -1):
        j = int(next(numbers) * (i + 1))
        values[i], values[j] = values[j], values[i]
    return values`
