import { openDatabase } from '../../../../openapi/mock/host/database.ts'

/** All that a database holds, as text. */
export async function dump(api: string): Promise<string> {
  const [keys, values] = await openDatabase(api)('readonly', objects =>
    Promise.all([
      new Promise<IDBValidKey[]>((resolve) => {
        const request = objects.getAllKeys()
        request.onsuccess = () => resolve(request.result)
      }),
      new Promise<{ fields: Map<string, string> }[]>((resolve) => {
        const request = objects.getAll()
        request.onsuccess = () => resolve(request.result)
      }),
    ]))
  return [...keys.map(String), ...values.flatMap(({ fields }) => [...fields].flat())].join('\n')
}
