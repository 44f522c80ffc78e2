// A real OpenID provider for the test of access tokens. Clients come on the command line: each is a program that gets tokens with the
// claims given. It prints its address; a line on standard input gives it a new signing key in the place of the old one.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const clients = JSON.parse(process.argv[2]);
const audience = process.argv[3];

function provide(issuer) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: Object.keys(clients).map((id) => ({
      client_id: id, client_secret: "secret", grant_types: ["client_credentials"], redirect_uris: [], response_types: [],
    })),
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: "", audience, accessTokenFormat: "jwt", accessTokenTTL: 300, jwt: { sign: { alg: "RS256" } } }),
      },
    },
    extraTokenClaims: (_, token) => clients[token.clientId],
  }).callback();
}

let handle;
const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  handle = provide(issuer);
  const input = createInterface({ input: process.stdin });
  input.on("line", () => {
    handle = provide(issuer);
    console.log("rotated");
  });
  input.on("close", () => process.exit());
  console.log(issuer);
});
