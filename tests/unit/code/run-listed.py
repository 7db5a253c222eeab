"""
Runs generated PyTorch. Reads jobs as JSON: {source, name, weights, picture, shape, mutations}. Of each it prints the
logits of the picture, how many numbers count as parameters (what a mask holds at 0 does not), and the logits of the same
source with each mutation, a pair of texts of which the first is replaced by the second.
"""
import json
import sys

import numpy as np
import torch

torch.set_num_threads(1)


def module_of(source):
    space = {'__name__': 'network'}
    exec(compile(source, 'network.py', 'exec'), space)
    return space


def counted(model):
    total = sum(parameter.numel() for parameter in model.parameters())
    for part in model.modules():
        if hasattr(part, 'mask'):
            total -= int((part.mask.expand_as(part.weight) == 0).sum())
    return total


answers = []
for job in json.load(sys.stdin):
    with open(job['source']) as file:
        text = file.read()
    tensors = module_of(text)['read_safetensors'](job['weights'])
    picture = torch.from_numpy(np.fromfile(job['picture'], '<f4').reshape(job['shape']))

    def logits(source):
        model = module_of(source)[job['name']]()
        model.load_state_dict(tensors)
        model.eval()
        with torch.no_grad():
            return counted(model), model(picture).flatten().tolist()

    parameters, out = logits(text)
    wrong = []
    for old, new in job['mutations']:
        assert text.count(old) > 0, old
        wrong.append(logits(text.replace(old, new))[1])
    answers.append({'parameters': parameters, 'logits': out, 'wrong': wrong})
json.dump(answers, sys.stdout)
