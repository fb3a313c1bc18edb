#!/usr/bin/env python3
"""Weights of a trained reader → models/reader.onnx (the layers, int8) and models/reader.safetensors (pieces and heads).

Linear layers are quantised by output channel to seven bits (`reduced range`): sums of products then fit the 16-bit lanes of
machines without VNNI, so that every machine gets the same integers. Activations are quantised as they come, by tensor.
"""

import argparse
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save_file

from model import HIDDEN, LAYERS, NECKS, ROLE, ROLE_NECKS

WIDTH = HIDDEN // NECKS
STEPS = 63  # The largest weight of a channel after quantisation.


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


class Layers:
    """The graph of the encoder's layers: vectors in, vectors out."""

    def __init__(self, weights, whole):
        self.weights, self.whole, self.graph = weights, whole, Graph()

    def quantise(self, x):
        return (x, None, None) if self.whole else self.graph.add("DynamicQuantizeLinear", [x], 3)

    def linear(self, x, name):
        """`x` as `quantise` gives it."""
        g = self.graph
        weight, bias = self.weights[name + ".weight"], self.weights[name + ".bias"]
        bias = g.constant(bias, name + ".bias")
        if self.whole:
            return g.add("Add", [g.add("MatMul", [x[0], g.constant(weight.T, name)]), bias])
        small, scale = quantised(weight)
        zero = g.constant(np.zeros(len(scale), np.int8), name + ".zero")
        sums = g.add("MatMulInteger", [x[0], g.constant(small.T, name), x[2], zero])
        scale = g.add("Mul", [x[1], g.constant(scale, name + ".scale")])
        return g.add("Add", [g.add("Mul", [g.add("Cast", [sums], to=TensorProto.FLOAT), scale]), bias])

    def attention(self, x, layer, shape, flat, parts, root):
        g = self.graph
        qkv = g.add("Reshape", [self.linear(self.quantise(x), layer + "qkv"), shape])
        q, k, v = g.add("Split", [g.add("Transpose", [qkv], perm=[0, 2, 1, 3]), parts], 3, axis=1)
        score = g.add("Mul", [g.add("MatMul", [q, g.add("Transpose", [k], perm=[0, 1, 3, 2])]), root])
        y = g.add("MatMul", [g.add("Softmax", [score], axis=-1), v])
        return self.quantise(g.add("Reshape", [g.add("Transpose", [y], perm=[0, 2, 1, 3]), flat]))

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
            y = g.add("Gelu", [self.linear(self.quantise(x), layer + "up")])
            y = self.linear(self.quantise(y), layer + "down")
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
        y = self.linear(self.quantise(g.add("Gelu", [self.linear(self.quantise(x), "roles.up")])), "roles.down")
        x = self.norm(g.add("Add", [x, y]), "roles.norm2", 1e-5)
        labels = self.linear(self.quantise(x), "roles.labels")
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


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("weights")
    a.add_argument("folder", help="models")
    a.add_argument("--whole", action="store_true", help="layers in fp32, to compare")
    o = a.parse_args()
    weights = {name: value.numpy() for name, value in torch.load(o.weights).items()}
    path = lambda name: os.path.join(o.folder, name)
    onnx.save(Layers(weights, o.whole).build(), path("reader.onnx"))
    onnx.save(Layers(weights, True).roles(), path("reader-roles.onnx"))
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
