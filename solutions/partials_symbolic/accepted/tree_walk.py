"""The text is walked as a syntax tree, and nothing is evaluated."""

import ast
import operator

import sympy as sp

SYMBOLS = {"x": sp.Symbol("x"), "y": sp.Symbol("y"), "pi": sp.pi}
FUNCTIONS = {name: getattr(sp, name) for name in ("exp", "log", "sqrt", "sin", "cos")}
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def walk(node):
    if isinstance(node, ast.Constant):
        return sp.nsimplify(node.value)
    if isinstance(node, ast.Name):
        return SYMBOLS[node.id]
    if isinstance(node, ast.UnaryOp):
        return -walk(node.operand) if isinstance(node.op, ast.USub) else walk(node.operand)
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](walk(node.left), walk(node.right))
    if isinstance(node, ast.Call):
        return FUNCTIONS[node.func.id](*map(walk, node.args))
    raise ValueError(ast.dump(node))


def partial_derivatives(text):
    f = walk(ast.parse(text, mode="eval").body)
    return f.diff(SYMBOLS["x"]), f.diff(SYMBOLS["y"])
