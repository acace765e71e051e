/** Put in by `scripts/offline/packs-plugin.ts`: the files of the packs, parsed. */
declare module "virtual:packs" {
  export const product: { readonly name: string; readonly version: string }
  export const packs: Readonly<Record<string, readonly { readonly path: string; readonly value: unknown }[]>>
}
