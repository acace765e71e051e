import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"

/**
 * The policy of a page with one script and one style sheet: it may load nothing and send nothing.
 * Both run only while their text is exactly the one given here.
 */
export function contentSecurityPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${base64(sha256(utf8ToBytes(style)))}'`,
    `script-src 'sha256-${base64(sha256(utf8ToBytes(script)))}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ")
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

function base64(bytes: Uint8Array): string {
  let text = ""
  for (let i = 0; i < bytes.length; i += 3) {
    const block = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(block >> shift) & 63] ?? "")
    text += letters.slice(0, Math.min(bytes.length - i, 3) + 1).join("")
  }
  return text.padEnd(Math.ceil(bytes.length / 3) * 4, "=")
}
