import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Library } from './library.ts'
import { ToolError, tools } from './tools.ts'

/** A server of the Model Context Protocol with the tools of a library. The SDK is loaded where one is wanted. */
export async function createMcpServer(
  library: Library,
  { title, version }: { title: string, version: string },
): Promise<Server> {
  const [{ Server }, { CallToolRequestSchema, ListToolsRequestSchema }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/index.js'),
    import('@modelcontextprotocol/sdk/types.js'),
  ])
  const titles = library.apis().map(api => api.model.reference.title).join(', ')
  const server = new Server({ name: title, version }, {
    capabilities: { tools: {} },
    instructions: `The documentation of ${titles}, and a sandbox that answers as they do.`,
  })
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(({ call: _call, ...tool }) => tool) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name)
    try {
      const missing = (tool?.inputSchema.required ?? []).filter(name => params.arguments?.[name] === undefined)
      if (tool === undefined || missing.length > 0)
        throw new ToolError(tool === undefined ? `There is no tool ${params.name}.` : `${missing.join(', ')} is missing.`)
      return { content: [{ type: 'text', text: await tool.call(library, params.arguments ?? {}) }] }
    }
    catch (error) {
      if (!(error instanceof ToolError))
        throw error
      return { content: [{ type: 'text', text: error.message }], isError: true }
    }
  })
  return server
}
