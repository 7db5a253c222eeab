import type { AnyNetwork } from '../layers'

/** What a layer cannot be called in Python: its keywords, and what torch.nn.Module already has under that name. */
const taken = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield None True False ' +
    'apply bfloat16 buffers children cpu cuda double eval extra_repr float forward half ipu load_state_dict modules ' +
    'parameters share_memory state_dict to train training type xpu zero_grad'
  ).split(' '),
)

/**
 * The layers' names as Python can say them, all different: 'c1-norm' is c1_norm. PyTorch and Keras source use them, and
 * so do the tensors of a safetensors file ('c1_norm.weight').
 */
export function pythonNames(spec: AnyNetwork): string[] {
  const used = new Set<string>()
  return spec.layers.map(({ name }) => {
    let plain = name.replace(/[^A-Za-z0-9_]/g, '_')
    if (!/^[A-Za-z]/.test(plain)) plain = `layer_${plain}`
    while (taken.has(plain) || used.has(plain)) plain += '_'
    used.add(plain)
    return plain
  })
}
