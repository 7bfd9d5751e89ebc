import type { Config } from '../config.ts'

/** Headers of every answer, errors included. */
export function securityHeaders(config: Pick<Config, 'publicUrl'>): Readonly<Record<string, string>> {
  const isHttps = config.publicUrl?.startsWith('https:') ?? false
  return {
    'content-security-policy': contentSecurityPolicy(config),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    // Old browsers' word for `frame-ancestors 'none'`.
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

function contentSecurityPolicy({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  // Not every browser counts a WebSocket to the same host as 'self'.
  const sockets =
    publicUrl === null ? 'ws://localhost:* ws://127.0.0.1:*' : new URL(publicUrl).origin.replace('http', 'ws')
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The kit writes its colours into a style element and positions into style attributes. Inline styles cannot run
    // code, and with img-src, font-src and connect-src closed they have nowhere to send what they might select.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
