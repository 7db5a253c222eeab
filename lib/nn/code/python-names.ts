import type { AnyNetwork } from '../layers'

/** What a layer cannot be called in Python: its keywords, and what torch.nn.Module already has under that name. */
const taken = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield None True False ' +
    'T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval ' +
    'extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia ' +
    'named_buffers named_children named_modules named_parameters parameters register_backward_hook register_buffer ' +
    'register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook ' +
    'register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter ' +
    'register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory ' +
    'state_dict to to_empty train training type xpu zero_grad'
  ).split(' '),
)

/**
 * The layers' names as Python can say them, all different: 'c1-norm' is c1_norm. PyTorch and Keras source use them, and
 * so do the tensors of a safetensors file ('c1_norm.weight'). They differ without their case, too: a constant that is
 * called by a layer has it in capitals.
 */
export function pythonNames(spec: AnyNetwork): string[] {
  const used = new Set<string>()
  return spec.layers.map(({ name }) => {
    let plain = name.replace(/[^A-Za-z0-9_]/g, '_')
    if (!/^[A-Za-z]/.test(plain)) plain = `layer_${plain}`
    while (taken.has(plain) || used.has(plain.toLowerCase())) plain += '_'
    used.add(plain.toLowerCase())
    return plain
  })
}
