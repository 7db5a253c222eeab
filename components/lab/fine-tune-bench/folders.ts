/** A file and the folders that it came in, the outermost first; the file's own name is the last part. */
export interface FoundFile {
  path: readonly string[]
  file: File
}

export interface FoundFolder {
  name: string
  files: File[]
}

/** Files that systems put beside pictures: '.DS_Store', 'Thumbs.db'. */
const isHidden = (path: readonly string[]) =>
  path.some((part) => part.startsWith('.')) || /\.db$/i.test(path.at(-1)!)

/**
 * Folders as classes: a folder is one, with all that is in it; a folder that holds nothing but folders is not a class
 * itself, the folders in it are.
 * @returns classes in the order of their names, and the files that came without a folder
 */
export function classesOf(found: readonly FoundFile[]): { folders: FoundFolder[]; loose: File[] } {
  const seen = found.filter(({ path }) => !isHidden(path))
  const roots = new Map<string, FoundFile[]>()
  for (const one of seen) {
    if (one.path.length < 2) continue
    const [root] = one.path
    roots.set(root, [...(roots.get(root) ?? []), one])
  }
  const folders = new Map<string, File[]>()
  for (const [root, files] of roots) {
    const onlyFolders = files.every(({ path }) => path.length > 2)
    for (const { path, file } of files) {
      const name = onlyFolders ? path[1] : root
      folders.set(name, [...(folders.get(name) ?? []), file])
    }
  }
  return {
    folders: [...folders]
      .map(([name, files]) => ({ name, files }))
      .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    loose: seen.filter(({ path }) => path.length < 2).map(({ file }) => file),
  }
}

/** Files of an input that chooses a folder. */
export const filesOfInput = (files: Iterable<File>): FoundFile[] =>
  [...files].map((file) => ({ path: (file.webkitRelativePath || file.name).split('/'), file }))

/** Files that are dropped, folders opened to the last one. Must be called before the drop event is over. */
export function filesOfDrop(data: DataTransfer): Promise<FoundFile[]> {
  const entries = [...data.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  const plain = [...data.files]
  if (entries.every((entry) => entry === null)) return Promise.resolve(filesOfInput(plain))
  return Promise.all(entries.map((entry) => (entry ? filesIn(entry, []) : []))).then((all) => all.flat())
}

async function filesIn(entry: FileSystemEntry, before: readonly string[]): Promise<FoundFile[]> {
  const path = [...before, entry.name]
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    )
    return file ? [{ path, file }] : []
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: FoundFile[] = []
  // A reader gives a hundred at a time, and nothing when it is through.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (part.length === 0) return found
    for (const one of part) found.push(...(await filesIn(one, path)))
  }
}
