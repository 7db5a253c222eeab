"""PyTorch's rows of the bench: answers one JSON call a line on stdin with one JSON line on stdout.

Threads come from the environment (OMP_NUM_THREADS and OPENBLAS_NUM_THREADS), set before this starts.
"""

import json
import os
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

THREADS = int(os.environ["OMP_NUM_THREADS"])
torch.set_num_threads(THREADS)


def matrix_gflops(size=512, tries=3):
    """Speed of the matrix product that is really linked."""
    a, b = torch.rand(size, size), torch.rand(size, size)
    torch.mm(a, b)
    best = 1e9
    for _ in range(tries):
        started = time.perf_counter()
        torch.mm(a, b)
        best = min(best, time.perf_counter() - started)
    return 2 * size**3 / best / 1e9


def probe():
    gflops = matrix_gflops()  # loads the library, too
    try:
        with open("/proc/self/maps") as maps:
            openblas = any("openblas" in line for line in maps)
    except OSError:
        openblas = None  # not Linux: the speed must tell
    return {
        "version": torch.__version__,
        "openblas": openblas,
        "mkl": torch.backends.mkl.is_available(),
        "gflops": gflops,
    }


def read_floats(path, count):
    return torch.from_file(path, size=count, dtype=torch.float32)


def set_weights(model, path):
    """The file holds every parameter in PyTorch's own layout, in the order of the model's parameters()."""
    parameters = list(model.parameters())
    flat = read_floats(path, sum(p.numel() for p in parameters))
    at = 0
    with torch.no_grad():
        for p in parameters:
            p.copy_(flat[at : at + p.numel()].view(p.shape))
            at += p.numel()


class Training:
    """LeNet, SGD with momentum; the digits lie ready as standardised float batches."""

    def __init__(self, call):
        self.batch = call["batch"]
        count = call["batches"] * self.batch
        with open(call["digits"], "rb") as file:
            data = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
        pixels = data[: count * 784].view(count, 1, 28, 28).float() / 255
        inputs = (F.pad(pixels, (2, 2, 2, 2)) - call["mean"]) / call["deviation"]
        self.inputs = inputs.split(self.batch)
        self.labels = data[count * 784 :].long().split(self.batch)
        self.model = nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.AvgPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.AvgPool2d(2),
            nn.Flatten(),
            nn.Linear(400, 120), nn.ReLU(),
            nn.Linear(120, 84), nn.ReLU(),
            nn.Linear(84, 10),
        )  # fmt: skip
        set_weights(self.model, call["weights"])
        self.loss = nn.CrossEntropyLoss()
        self.optimiser = torch.optim.SGD(
            self.model.parameters(), lr=call["rate"], momentum=call["momentum"], foreach=True
        )
        self.step = 0
        self.first_losses = [self.train().item() for _ in range(call["checked"])]
        self.measure(0.8, 1)

    def train(self):
        at = self.step % len(self.inputs)
        self.step += 1
        loss = self.loss(self.model(self.inputs[at]), self.labels[at])
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        return loss

    def measure(self, seconds, least):
        started = time.perf_counter()
        steps = 0
        while steps < least or time.perf_counter() - started < seconds:
            loss = self.train()
            steps += 1
        loss = loss.item()
        speed = steps * self.batch / (time.perf_counter() - started)
        return {"imagesPerSecond": speed, "steps": self.step, "loss": loss}


class Inference:
    """AlexNet as torchvision has it, one picture at a time."""

    def __init__(self, call):
        self.model = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
            nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
            nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(inplace=True),
            nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2),
            nn.Flatten(),
            nn.Linear(9216, 4096), nn.ReLU(inplace=True),
            nn.Linear(4096, 4096), nn.ReLU(inplace=True),
            nn.Linear(4096, 1000),
        ).eval()  # fmt: skip
        set_weights(self.model, call["weights"])
        self.image = read_floats(call["image"], 3 * 224 * 224).view(1, 3, 224, 224)
        self.logits = self.run().flatten().tolist()
        self.measure(0.8, 3)

    def run(self):
        with torch.inference_mode():
            return self.model(self.image)

    def measure(self, seconds, least):
        times = []
        started = time.perf_counter()
        while len(times) < least or time.perf_counter() - started < seconds:
            begun = time.perf_counter()
            self.run()
            times.append(1000 * (time.perf_counter() - begun))
        return sorted(times)[len(times) // 2]


def main():
    subject = None
    for line in sys.stdin:
        call = json.loads(line)
        name = call["call"]
        if name == "probe":
            answer = probe()
        elif name == "training":
            subject = Training(call)
            answer = {"firstLosses": subject.first_losses}
        elif name == "inference":
            subject = Inference(call)
            answer = {"logits": subject.logits}
        else:
            answer = subject.measure(call["windowMs"] / 1000, call["least"])
        print(json.dumps(answer), flush=True)


main()
