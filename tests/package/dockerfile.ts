/** One instruction of a Dockerfile: its name, its flags, and the rest. https://docs.docker.com/reference/dockerfile/ */
export interface Instruction {
  name: string
  flags: Record<string, string>
  rest: string
  /** The words of the rest: those of the JSON form, or of the shell form as they stand. */
  words: string[]
}

export interface Stage {
  name: string
  image: string
  instructions: Instruction[]
}

const known = new Set(['FROM', 'RUN', 'COPY', 'WORKDIR', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD', 'ARG', 'LABEL', 'VOLUME', 'SHELL'])

/** The stages of a Dockerfile; what is not an instruction is an error. */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = []
  for (const line of text.replace(/\\\n/g, ' ').split('\n').map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))) {
    const [name = '', ...others] = line.split(/\s+/)
    if (!known.has(name))
      throw new Error(`No instruction: ${line}`)
    const count = others.findIndex(word => !word.startsWith('--'))
    const flags = Object.fromEntries(others.slice(0, count).map(word => word.slice(2).split('=', 2) as [string, string]))
    const rest = others.slice(count).join(' ')
    if (name === 'FROM') {
      const [, image = '', stage = ''] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? []
      stages.push({ name: stage, image, instructions: [] })
      continue
    }
    const json = /\[.*\]$/.exec(rest)?.[0]
    stages.at(-1)?.instructions.push({ name, flags, rest, words: json === undefined ? rest.split(/\s+/) : (JSON.parse(json) as string[]) })
  }
  return stages
}
