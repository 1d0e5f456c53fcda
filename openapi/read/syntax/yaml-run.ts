import type { Scalar, Node as YamlNode } from 'yaml'
import { joinPointer } from '../../document/json/pointer.ts'
import type { Position, Problem } from './parsed.ts'
import { startOf } from './yaml-place.ts'
import { surprise } from './yaml-surprise.ts'

/** What turning YAML into plain data needs, and what it fills: the anchors and the problems met on the way. */
export interface YamlNotes {
  anchors: Map<string, YamlNode>
  position: (offset: number) => Position
  problems: Problem[]
}

/** The state of turning one file into plain data. */
export interface YamlRun extends YamlNotes {
  /** The lists and maps that are being converted: an alias of one of them would never end. */
  open: Set<unknown>
  path: string[]
  /** How many nodes were converted, copies included. */
  nodes: number
  /** How many aliases are being copied: what they stand for was reported where it is written. */
  copying: number
}

/** Thrown to leave the tree; its problem is already noted. */
export class RefusedError extends Error {
  override name = 'RefusedError'
}

export function createYamlRun(notes: YamlNotes): YamlRun {
  return { ...notes, open: new Set(), path: [], nodes: 0, copying: 0 }
}

export function report(run: YamlRun, node: unknown, problem: Pick<Problem, 'rule' | 'message' | 'advice'>): void {
  run.problems.push({ ...problem, pointer: joinPointer('#', ...run.path), ...run.position(startOf(node)) })
}

/** Reports what makes the whole file useless, and leaves it. */
export function refuse(run: YamlRun, node: unknown, problem: Pick<Problem, 'rule' | 'message' | 'advice'>): never {
  report(run, node, problem)
  throw new RefusedError(problem.rule)
}

/** Reports a word that YAML 1.1 reads as something else. Copies are not reported again. */
export function warn(run: YamlRun, node: Scalar, role: 'key' | 'value'): void {
  if (run.copying > 0)
    return
  const found = node.type === 'PLAIN' ? surprise(node.source ?? '', role) : undefined
  if (found)
    report(run, node, { rule: 'yaml-1.1', ...found })
}

/** Remembers a node that has an anchor. */
export function register({ anchors }: YamlRun, node: YamlNode & { anchor?: string }): void {
  if (node.anchor !== undefined)
    anchors.set(node.anchor, node)
}
