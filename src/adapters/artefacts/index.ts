// Door of artefacts: files by their digest.
export { type ArtefactStore, openArtefacts, type StoredFile } from "./artefact-store.ts"
