import { describe, expect, it } from 'vitest'
import { linesText } from '@/lib/nn/code/linked-lines'
import { listedNetworks, listedSpecs } from '@/lib/nn/code/listed-networks'
import { libraries, listingOf } from '@/lib/nn/code/listing'
import { pythonNames } from '@/lib/nn/code/python-names'

const cases = listedNetworks.flatMap((network) => libraries.map((library) => ({ network, library })))

/** Every name of a layer that a line says, wherever it stands in it. */
function namesIn(line: string, names: readonly string[]): string[] {
  const said = line.replace(/#.*|\/\/.*/, '').match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []
  return names.filter((name) =>
    said.some((word) => word === name || word === `${name}_pad` || word === `TABLE_${name.toUpperCase()}`),
  )
}

describe('the lines of a program', () => {
  it.each(cases)('$network, $library: belong to the layer that they name', ({ network, library }) => {
    const names = pythonNames(listedSpecs[network])
    const { lines } = listingOf(network, library)
    for (const { line, layer } of lines) {
      const said = namesIn(line, names)
      if (layer === null) expect(said, line).toEqual([])
      else
        expect(
          said.filter((name) => name !== names[layer] && name !== 'flatten'),
          line,
        ).toEqual([])
    }
    // Each layer has a line that makes it or uses it.
    names.forEach((name, layer) => {
      const own = lines.filter((entry) => entry.layer === layer)
      expect(own.length, name).toBeGreaterThan(0)
    })
  })

  it('counts PyTorch’s lines of a layer: one makes it, one uses it', () => {
    for (const network of listedNetworks) {
      const spec = listedSpecs[network]
      const { lines } = listingOf(network, 'pytorch')
      pythonNames(spec).forEach((name, layer) => {
        const own = lines.filter((entry) => entry.layer === layer).map(({ line }) => line)
        expect(
          own.filter((line) => line.includes(`self.${name} = `)),
          name,
        ).toHaveLength(1)
        expect(
          own.filter((line) => line.includes(`self.${name}(x)`)),
          name,
        ).toHaveLength(1)
      })
    }
  })

  it('has dropout where each form has it, and the adaptive pooling in torchvision’s alone', () => {
    const order = (network: (typeof listedNetworks)[number]) =>
      [...linesText(listingOf(network, 'pytorch').lines).matchAll(/x = .*self\.(\w+)\(/g)]
        .map(([, name]) => name)
        .slice(-7)
    expect(order('alexnet-2012')).toEqual(['pool5', 'flatten', 'fc6', 'fc6_drop', 'fc7', 'fc7_drop', 'fc8'])
    expect(order('torchvision')).toEqual(['avgpool', 'flatten', 'fc6_drop', 'fc6', 'fc7_drop', 'fc7', 'fc8'])
    const adaptive = listedNetworks.filter((network) =>
      linesText(listingOf(network, 'pytorch').lines).includes('AdaptiveAvgPool2d((6, 6))'),
    )
    expect(adaptive).toEqual(['torchvision'])
  })
})
