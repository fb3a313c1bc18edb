#!/usr/bin/env python3
"""Weights of a trained reader → models/reader.onnx (the layers, int8) and models/reader.safetensors (pieces and heads).

    python3 train/reader/export.py --data ../shared/data --minilm FOLDER WEIGHTS models

Linear layers are quantised by output channel to seven bits (`reduced range`): sums of products then fit the 16-bit lanes of
machines without VNNI, so that every machine gets the same integers. Activations are quantised as they come, by tensor. A few
of their channels are ten times as large as the others and would leave these few steps: what such a channel has too much goes
over to the weights first (SmoothQuant, Xiao et al. 2023), as much as some documents of PolNeAR's train part show.
"""

import argparse
import itertools
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file, save_file

import corpus
import windows
from model import HIDDEN, LAYERS, NECKS, ROLE, ROLE_NECKS, Reader
from pieces import Tokeniser

WIDTH = HIDDEN // NECKS
STEPS = 63  # The largest weight of a channel after quantisation.
OVER = 0.7  # The share of a channel's size that goes over to the weights.
SHOWN = 24  # Documents that show how large channels are.


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, value, name):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind, inputs, outputs=1, **attributes):
        names = [f"{kind}_{self.count}_{k}" for k in range(outputs)]
        self.count += 1
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names


def quantised(weight):
    """Rows (output channels) to seven bits and their scales."""
    scale = np.abs(weight).max(1, keepdims=True) / STEPS
    scale[scale == 0] = 1
    return np.round(weight / scale).astype(np.int8), scale[:, 0].astype(np.float32)


def largest(weights, data, minilm):
    """Of each linear layer of the encoder the largest size of its input's channels in some documents."""
    reader = Reader().eval()
    reader.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items() if not name.startswith("roles")})
    found = {}

    def watch(name):
        def see(_, inputs):
            size = inputs[0].abs().amax(tuple(range(inputs[0].dim() - 1)))
            found[name] = torch.maximum(found.get(name, size), size)
        return see

    for name, layer in reader.encoder.named_modules():
        if isinstance(layer, torch.nn.Linear):
            layer.register_forward_pre_hook(watch(f"encoder.{name}"))
    path = os.path.join(data, "polnear/train.jsonl")
    tokeniser = Tokeniser(os.path.join(minilm, "tokenizer.json"))
    with torch.no_grad():
        for document in itertools.islice(corpus.polnear(path, tokeniser), SHOWN):
            for window, _, _ in windows.reading(document):
                reader.words(*windows.tensors([window])[:4])
    return {name: size.numpy() for name, size in found.items()}


def smoothing(weights, sizes):
    """What the channels of each linear layer's input are divided by, and its weights multiplied."""
    found = {}
    for name, size in sizes.items():
        weight = np.abs(weights[name + ".weight"]).max(0)
        found[name] = np.maximum(size, 1e-3) ** OVER / np.maximum(weight, 1e-4) ** (1 - OVER)
    return found


class Layers:
    """The graph of the encoder's layers: vectors in, vectors out."""

    def __init__(self, weights, smooth, whole):
        self.weights, self.smooth, self.whole, self.graph = weights, smooth, whole, Graph()

    def quantise(self, x, name):
        """The input of the linear layer `name`."""
        if self.whole:
            return x, None, None
        part = self.graph.constant((1 / self.smooth[name]).astype(np.float32), name + ".smooth")
        return self.graph.add("DynamicQuantizeLinear", [self.graph.add("Mul", [x, part])], 3)

    def linear(self, x, name):
        """A linear layer of `x`."""
        g = self.graph
        x = self.quantise(x, name)
        weight, bias = self.weights[name + ".weight"], self.weights[name + ".bias"]
        bias = g.constant(bias, name + ".bias")
        if self.whole:
            return g.add("Add", [g.add("MatMul", [x[0], g.constant(weight.T, name)]), bias])
        small, scale = quantised(weight * self.smooth[name])
        zero = g.constant(np.zeros(len(scale), np.int8), name + ".zero")
        sums = g.add("MatMulInteger", [x[0], g.constant(small.T, name), x[2], zero])
        scale = g.add("Mul", [x[1], g.constant(scale, name + ".scale")])
        return g.add("Add", [g.add("Mul", [g.add("Cast", [sums], to=TensorProto.FLOAT), scale]), bias])

    def attention(self, x, layer, shape, flat, parts, root):
        g = self.graph
        qkv = g.add("Reshape", [self.linear(x, layer + "qkv"), shape])
        q, k, v = g.add("Split", [g.add("Transpose", [qkv], perm=[0, 2, 1, 3]), parts], 3, axis=1)
        score = g.add("Mul", [g.add("MatMul", [q, g.add("Transpose", [k], perm=[0, 1, 3, 2])]), root])
        y = g.add("MatMul", [g.add("Softmax", [score], axis=-1), v])
        return g.add("Reshape", [g.add("Transpose", [y], perm=[0, 2, 1, 3]), flat])

    def norm(self, x, name, epsilon=1e-12):
        g = self.graph
        weight = g.constant(self.weights[name + ".weight"], name + ".weight")
        bias = g.constant(self.weights[name + ".bias"], name + ".bias")
        return g.add("LayerNormalization", [x, weight, bias], axis=-1, epsilon=epsilon)

    def build(self):
        g = self.graph
        shape = g.constant(np.array([0, 0, 3 * NECKS, WIDTH], np.int64), "shape.necks")
        flat = g.constant(np.array([0, 0, HIDDEN], np.int64), "shape.flat")
        parts = g.constant(np.array([NECKS, NECKS, NECKS], np.int64), "shape.parts")
        root = g.constant(np.array(WIDTH ** -0.5, np.float32), "root")
        x = self.norm("vectors", "encoder.norm")
        for number in range(LAYERS):
            layer = f"encoder.layers.{number}."
            y = self.linear(self.attention(x, layer, shape, flat, parts, root), layer + "out")
            x = self.norm(g.add("Add", [x, y]), layer + "norm1")
            y = g.add("Gelu", [self.linear(x, layer + "up")])
            y = self.linear(y, layer + "down")
            x = self.norm(g.add("Add", [x, y]), layer + "norm2")
        g.add("Identity", [x])
        g.nodes[-1].output[0] = "words"
        return model(g, ("vectors", "pieces", HIDDEN), [("words", "pieces", HIDDEN)])

    def roles(self):
        """The graph of the roles head: the words around one figure in, their states and labels out."""
        g = self.graph
        shape = g.constant(np.array([0, 0, 3 * ROLE_NECKS, ROLE // ROLE_NECKS], np.int64), "shape.necks")
        flat = g.constant(np.array([0, 0, ROLE], np.int64), "shape.flat")
        parts = g.constant(np.array([ROLE_NECKS] * 3, np.int64), "shape.parts")
        root = g.constant(np.array((ROLE // ROLE_NECKS) ** -0.5, np.float32), "root")
        x = self.norm("words", "roles.norm", 1e-5)
        y = self.linear(self.attention(x, "roles.", shape, flat, parts, root), "roles.out")
        x = self.norm(g.add("Add", [x, y]), "roles.norm1", 1e-5)
        y = self.linear(g.add("Gelu", [self.linear(x, "roles.up")]), "roles.down")
        x = self.norm(g.add("Add", [x, y]), "roles.norm2", 1e-5)
        labels = self.linear(x, "roles.labels")
        for inner, outer in ((x, "states"), (labels, "labels")):
            g.add("Identity", [inner])
            g.nodes[-1].output[0] = outer
        size = len(self.weights["roles.labels.bias"])
        return model(g, ("words", "words", ROLE), [("states", "words", ROLE), ("labels", "words", size)])


def model(graph, given, found):
    value = lambda name, axis, width: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["stretches", axis, width])
    body = helper.make_graph(graph.nodes, "reader", [value(*given)], [value(*one) for one in found], graph.constants)
    whole = helper.make_model(body, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(whole)
    return whole


def restored(folder):
    """The reader's weights as they are shipped, without its roles head: bytes times their scales."""
    path = lambda name: os.path.join(folder, name)
    layers = {one.name: numpy_helper.to_array(one) for one in onnx.load(path("reader.onnx")).graph.initializer}
    heads = load_file(path("reader.safetensors"))

    def value(name):
        part = name.removeprefix("encoder.")
        layer = name.removesuffix(".weight")
        if part == "pieces.weight":
            return heads["pieces"].astype(np.float32) * heads["pieces.scale"][:, None]
        if part in ("places.weight", "casings.weight"):
            return heads[part.removesuffix(".weight")]
        if layer != name and layer in layers:
            return (layers[layer].astype(np.float32) * layers[layer + ".scale"]).T * layers[layer + ".smooth"]
        return layers[name] if name in layers else heads.get(name)

    found = {name: value(name) for name in Reader().state_dict()}
    return {name: torch.from_numpy(np.array(weight)) for name, weight in found.items() if weight is not None}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--minilm", required=True)
    a.add_argument("weights")
    a.add_argument("folder", help="models")
    a.add_argument("--whole", action="store_true", help="layers in fp32, to compare")
    o = a.parse_args()
    weights = {name: value.numpy() for name, value in torch.load(o.weights).items()}
    path = lambda name: os.path.join(o.folder, name)
    smooth = {} if o.whole else smoothing(weights, largest(weights, o.data, o.minilm))
    onnx.save(Layers(weights, smooth, o.whole).build(), path("reader.onnx"))
    onnx.save(Layers(weights, {}, True).roles(), path("reader-roles.onnx"))
    heads = {name: value for name, value in weights.items() if not name.startswith("encoder.") and value.dtype == np.float32}
    for name in ("places", "casings"):
        heads[name] = weights[f"encoder.{name}.weight"]
    pieces = weights["encoder.pieces.weight"]
    scale = np.abs(pieces).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    heads["pieces"] = np.round(pieces / scale).astype(np.int8)
    heads["pieces.scale"] = scale[:, 0]
    save_file(heads, path("reader.safetensors"))


if __name__ == "__main__":
    main()
