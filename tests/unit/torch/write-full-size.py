"""
AlexNet as torchvision has it, with weights that are drawn: He-initialised (standard deviation sqrt(2 / fan-in)), biases
not zero, so that logits have a deviation near 1. Writes into the folder that is given:
alexnet.pth (zip), runtime.bin (all parameters as float32 in our layout: HWIO, [in, out], flatten in HWC order), input.bin
(one picture, NHWC) and logits.bin; prints the deviation of the logits.
"""
import json
import math
import os
import sys

import torch
import torchvision

folder = sys.argv[1]
torch.manual_seed(20121203)
model = torchvision.models.alexnet()
with torch.no_grad():
    for parameter in model.parameters():
        if parameter.dim() > 1:
            parameter.normal_(0, math.sqrt(2 / parameter[0].numel()))
        else:
            parameter.normal_(0, 0.2)
model.eval()
torch.save(model.state_dict(), os.path.join(folder, 'alexnet.pth'))


def write(name, tensors):
    with open(os.path.join(folder, name), 'wb') as file:
        for tensor in tensors:
            file.write(tensor.contiguous().numpy().astype('<f4').tobytes())


def runtime(name, tensor):
    if tensor.dim() == 4:
        return tensor.permute(2, 3, 1, 0)
    if name == 'classifier.1.weight':
        tensor = tensor.reshape(4096, 256, 6, 6).permute(0, 2, 3, 1).reshape(4096, 9216)
    return tensor.t() if tensor.dim() == 2 else tensor


write('runtime.bin', (runtime(name, tensor) for name, tensor in model.state_dict().items()))
picture = 0.15 * torch.randn(1, 3, 224, 224)  # max-pooling lets values grow
with torch.no_grad():
    logits = model(picture)
write('input.bin', [picture.permute(0, 2, 3, 1)])
write('logits.bin', [logits])
json.dump({'deviation': logits.std().item()}, sys.stdout)
