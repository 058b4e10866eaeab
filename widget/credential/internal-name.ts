/** True for a name that resolves inside a network only: without a dot, or below a domain that the public network does not have. */
export function isInternalName(host: string): boolean {
  return !host.includes('.') || /\.(?:localhost|local|internal|intranet|lan|home\.arpa)\.?$/i.test(host);
}

/** True for this machine itself: `localhost`, 127.0.0.0/8, ::1. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
