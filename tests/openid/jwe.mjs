// Encrypts and decrypts with the JOSE library of others: thumbprint KEY | encrypt KEY HEADER CONTENT | decrypt KEY JWE.
import { CompactEncrypt, calculateJwkThumbprint, compactDecrypt, exportJWK, importPKCS8, importSPKI } from 'jose';

const [what, key, ...rest] = process.argv.slice(2);
const algorithm = 'RSA-OAEP-256';
if (what === 'thumbprint') process.stdout.write(await calculateJwkThumbprint(await exportJWK(await importSPKI(key, algorithm, { extractable: true }))));
if (what === 'encrypt') process.stdout.write(await new CompactEncrypt(new TextEncoder().encode(rest[1])).setProtectedHeader(JSON.parse(rest[0])).encrypt(await importSPKI(key, algorithm)));
if (what === 'decrypt') process.stdout.write(new TextDecoder().decode((await compactDecrypt(rest[0], await importPKCS8(key, algorithm))).plaintext));
