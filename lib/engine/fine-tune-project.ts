import { nameOfBytes } from '@/lib/data/fine-tune/pictures'
import { MOST_CLASSES } from '@/lib/data/fine-tune/settings'

/** A class of the reader's. */
export interface TuneClass {
  id: string
  name: string
}

/** A picture of the reader's, as it is kept: 72 x 72 RGB bytes. Its id is made of its bytes. */
export interface TunePictureKept {
  id: string
  classId: string
  rgb: Uint8Array<ArrayBuffer>
}

/** Classes and pictures; every change makes a new one, so that the old one can be gone back to. */
export interface TuneProject {
  classes: readonly TuneClass[]
  pictures: readonly TunePictureKept[]
}

/** 15.6 MB of pictures: more than anybody photographs, and no phone runs out of memory. */
export const MOST_PICTURES = 1000
export const LONGEST_NAME = 40

export const emptyProject: TuneProject = { classes: [], pictures: [] }

let made = 0
const newId = () => `c${Date.now().toString(36)}${(made++).toString(36)}`

/** A new class at the end; the project as it is where there are ten already. */
export function withClass(project: TuneProject, name: string): TuneProject {
  if (project.classes.length >= MOST_CLASSES) return project
  return { ...project, classes: [...project.classes, { id: newId(), name: name.slice(0, LONGEST_NAME) }] }
}

export function renamed(project: TuneProject, id: string, name: string): TuneProject {
  const trimmed = name.trim().slice(0, LONGEST_NAME)
  if (trimmed === '') return project
  return {
    ...project,
    classes: project.classes.map((one) => (one.id === id ? { ...one, name: trimmed } : one)),
  }
}

/** Without a class and its pictures. */
export const withoutClass = (project: TuneProject, id: string): TuneProject => ({
  classes: project.classes.filter((one) => one.id !== id),
  pictures: project.pictures.filter(({ classId }) => classId !== id),
})

export interface Added {
  project: TuneProject
  /** How many are there already, in any class, and were not added. */
  twice: number
  /** How many there was no room for. */
  left: number
}

/** With pictures at the end of a class. The same picture twice would stand on both sides of the split. */
export function withPictures(
  project: TuneProject,
  classId: string,
  pictures: readonly Uint8Array<ArrayBuffer>[],
): Added {
  const known = new Set(project.pictures.map(({ id }) => id))
  const all = [...project.pictures]
  let twice = 0
  let left = 0
  for (const rgb of pictures) {
    const id = nameOfBytes(rgb)
    if (known.has(id)) twice++
    else if (all.length >= MOST_PICTURES) left++
    else {
      known.add(id)
      all.push({ id, classId, rgb })
    }
  }
  return { project: { ...project, pictures: all }, twice, left }
}

export const withoutPictures = (project: TuneProject, ids: ReadonlySet<string>): TuneProject => ({
  ...project,
  pictures: project.pictures.filter(({ id }) => !ids.has(id)),
})

export const moved = (project: TuneProject, ids: ReadonlySet<string>, classId: string): TuneProject => ({
  ...project,
  pictures: project.pictures.map((picture) => (ids.has(picture.id) ? { ...picture, classId } : picture)),
})

export const picturesOf = (project: TuneProject, classId: string): TunePictureKept[] =>
  project.pictures.filter((picture) => picture.classId === classId)

/** Whether every class has a picture, and there are two classes or more. */
export const isTrainable = (project: TuneProject): boolean =>
  project.classes.length >= 2 &&
  project.classes.every(({ id }) => project.pictures.some(({ classId }) => classId === id))
