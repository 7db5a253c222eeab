/**
 * Folders of files that only this site can see: the origin private file system, or the same in memory where there is
 * none. Only workers can write to the former piece by piece, and only there is it quick.
 */
export interface Folder {
  folder(name: string): Promise<Folder>
  /** Names of the folders in it. */
  folders(): Promise<string[]>
  /** Names of the files in it. */
  files(): Promise<string[]>
  /** The file as it is now, not read into memory; null when there is none. */
  file(name: string): Promise<Blob | null>
  /** To go on writing at the end of a file, which is made when there is none. One writer a file at a time. */
  append(name: string): Promise<Appender>
  /** A file or a folder with all that is in it; no error when there is none. */
  remove(name: string): Promise<void>
}

export interface Appender {
  /** Bytes of the file so far. */
  readonly size: number
  /** @throws DOMException QuotaExceededError when there is no room */
  write(bytes: Uint8Array<ArrayBuffer>): void
  /** Empties the file. */
  clear(): void
  /** Settles when all is written. The file is not whole before that. */
  close(): Promise<void>
}

/** What TypeScript knows of workers only (FileSystemSyncAccessHandle). */
interface SyncHandle {
  getSize(): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}
type FileHandle = FileSystemFileHandle & { createSyncAccessHandle?(): Promise<SyncHandle> }

/** True for what a write throws when the disk, or this site's share of it, is full. */
export const isNoRoom = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError'

/** Puts all that is in one folder into another, one file in memory at a time. */
export async function copyFolder(from: Folder, to: Folder): Promise<void> {
  for (const name of await from.files()) {
    const file = await from.file(name)
    const end = await to.append(name)
    try {
      end.clear()
      if (file) end.write(new Uint8Array(await file.arrayBuffer()))
    } finally {
      await end.close()
    }
  }
  for (const name of await from.folders()) await copyFolder(await from.folder(name), await to.folder(name))
}

const noRoom = () => new DOMException('No room for this file.', 'QuotaExceededError')
const isMissing = (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'NotFoundError'

/** The root of the origin's private files; null where the browser has none, or withholds them. Call it in a worker. */
export async function privateFiles(): Promise<Folder | null> {
  try {
    const root = await navigator.storage.getDirectory()
    // Some browsers have the folders, but nothing to write with: that must be known before anything is begun.
    const probe = (await root.getFileHandle('.probe', { create: true })) as FileHandle
    const writable = typeof probe.createSyncAccessHandle === 'function'
    await root.removeEntry('.probe').catch(() => {})
    return writable ? privateFolder(root) : null
  } catch {
    return null // an insecure origin, a private window, or storage is forbidden
  }
}

function privateFolder(handle: FileSystemDirectoryHandle): Folder {
  async function names(kind: FileSystemHandleKind): Promise<string[]> {
    const found: string[] = []
    for await (const [name, entry] of handle.entries()) if (entry.kind === kind) found.push(name)
    return found
  }
  return {
    folder: async (name) => privateFolder(await handle.getDirectoryHandle(name, { create: true })),
    folders: () => names('directory'),
    files: () => names('file'),
    async file(name) {
      try {
        return await (await handle.getFileHandle(name)).getFile()
      } catch (thrown) {
        if (isMissing(thrown)) return null
        throw thrown
      }
    },
    async append(name) {
      const file = (await handle.getFileHandle(name, { create: true })) as FileHandle
      return syncAppender(await file.createSyncAccessHandle!())
    },
    async remove(name) {
      try {
        await handle.removeEntry(name, { recursive: true })
      } catch (thrown) {
        if (!isMissing(thrown)) throw thrown
      }
    },
  }
}

function syncAppender(handle: SyncHandle): Appender {
  let size = handle.getSize()
  return {
    get size() {
      return size
    },
    write(bytes) {
      // A full disk may show itself as a write that stops short.
      if (handle.write(bytes, { at: size }) !== bytes.length) throw noRoom()
      size += bytes.length
    },
    clear() {
      handle.truncate(0)
      size = 0
    },
    async close() {
      try {
        handle.flush()
      } finally {
        handle.close()
      }
    },
  }
}

/**
 * A folder in memory. Its files are Blobs, which a browser may keep outside of the worker's own memory.
 * @param room bytes that all its files may have together
 */
export function memoryFolder(room = Infinity): Folder {
  const space = { left: room }
  return newFolder(space)
}

function newFolder(space: { left: number }): Folder {
  const folders = new Map<string, Folder>()
  const files = new Map<string, Blob>()
  return {
    async folder(name) {
      const found = folders.get(name) ?? newFolder(space)
      folders.set(name, found)
      return found
    },
    folders: async () => [...folders.keys()],
    files: async () => [...files.keys()],
    file: async (name) => files.get(name) ?? null,
    async append(name) {
      let parts: Blob[] = files.has(name) ? [files.get(name)!] : []
      let size = parts[0]?.size ?? 0
      files.set(name, new Blob(parts))
      return {
        get size() {
          return size
        },
        write(bytes) {
          if (bytes.length > space.left) throw noRoom()
          space.left -= bytes.length
          parts.push(new Blob([bytes]))
          size += bytes.length
        },
        clear() {
          space.left += size
          parts = []
          size = 0
        },
        async close() {
          files.set(name, new Blob(parts))
        },
      }
    },
    async remove(name) {
      space.left += files.get(name)?.size ?? 0
      files.delete(name)
      folders.delete(name)
    },
  }
}
