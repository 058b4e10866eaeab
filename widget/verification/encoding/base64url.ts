export { decodeBase64, decodeBase64url, encodeBase64url } from '../../credential/base64url.ts';
