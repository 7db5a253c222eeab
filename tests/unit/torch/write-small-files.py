"""Small files as torch writes them, in the folder that is given, and what is in them as JSON on standard output."""
import json
import os
import sys
from collections import OrderedDict

import torch

folder = sys.argv[1]
torch.manual_seed(1)
made = {}


def write(name, state, **options):
    torch.save(state, os.path.join(folder, name), **options)
    inner = state.get('state_dict', state)
    made[name] = {
        key: {'shape': list(tensor.shape), 'values': tensor.detach().float().flatten().tolist()}
        for key, tensor in inner.items()
    }


class Small(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(2, 3, 3)
        self.norm = torch.nn.BatchNorm2d(3)
        self.fc = torch.nn.Linear(12, 5)


plain = OrderedDict((key, value) for key, value in Small().state_dict().items() if 'num_batches' not in key)
write('zip.pth', plain)
write('legacy.pth', plain, _use_new_zipfile_serialization=False)
for protocol in (3, 4, 5):
    write(f'zip-protocol-{protocol}.pth', plain, pickle_protocol=protocol)
    write(f'legacy-protocol-{protocol}.pth', plain, pickle_protocol=protocol, _use_new_zipfile_serialization=False)

base = torch.randn(40)
square = torch.randn(6, 4)
views = {
    'half': torch.randn(3, 5).half(),
    'bfloat16': torch.randn(7).bfloat16(),
    'double': torch.randn(2, 3).double(),
    'special': torch.tensor([0.0, -0.0, 1e-45, 3.4e38, float('inf')]),
    'half special': torch.tensor([0.0, -0.0, 6e-8, 65504.0, float('-inf'), 1e-5]).half(),
    'transposed': square.t(),
    'cut': square[1:4, 1:3],
    'every other': base[::2],
    'shared front': base[:10],
    'shared back': base[30:].reshape(2, 5),
    'permuted': torch.randn(2, 3, 4).permute(2, 0, 1),
    'channels last': torch.randn(2, 3, 4, 5).contiguous(memory_format=torch.channels_last),
    'repeated': torch.randn(1, 4).expand(3, 4),
    'one': torch.tensor(2.5),
    'none': torch.zeros(0, 3),
    'parameter': torch.nn.Parameter(torch.randn(2, 2)),
}
write('views.pth', views)
write('legacy-views.pth', views, _use_new_zipfile_serialization=False)
write('wrapped.pth', {'epoch': 3, 'loss': 0.5, 'state_dict': plain})

json.dump(made, sys.stdout)
