/**
 * The strongly connected components of a graph, as the number of the component of each node; negative for a node that is on no
 * circle. Tarjan's algorithm, without recursion.
 */
export function listComponents(size: number, nextOf: (node: number) => readonly number[]): number[] {
  const component = Array.from<number>({ length: size }).fill(-1)
  const index = new Map<number, number>()
  const low = new Map<number, number>()
  const stack: number[] = []
  const onStack = new Set<number>()
  let components = 0

  const open = (node: number) => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    stack.push(node)
    onStack.add(node)
    return { node, next: nextOf(node), at: 0 }
  }
  const lower = (node: number, to: number | undefined) =>
    low.set(node, Math.min(low.get(node) ?? 0, to ?? Infinity))

  function close(node: number): void {
    if (low.get(node) !== index.get(node))
      return
    const members: number[] = []
    for (let member = stack.pop(); member !== undefined; member = member === node ? undefined : stack.pop()) {
      onStack.delete(member)
      members.push(member)
    }
    if (members.length > 1 || nextOf(node).includes(node)) {
      members.forEach(member => (component[member] = components))
      components++
    }
  }

  for (let start = 0; start < size; start++) {
    if (index.has(start))
      continue
    const calls = [open(start)]
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const to = call.next[call.at++]
      if (to === undefined) {
        close(call.node)
        calls.pop()
        const above = calls.at(-1)
        if (above)
          lower(above.node, low.get(call.node))
      }
      else if (!index.has(to)) {
        calls.push(open(to))
      }
      else if (onStack.has(to)) {
        lower(call.node, index.get(to))
      }
    }
  }
  return component
}

/** Whether two nodes lie on one circle. */
export function isComponentOf(components: readonly number[], a: number, b: number): boolean {
  const component = components[a]
  return component !== undefined && component >= 0 && component === components[b]
}
