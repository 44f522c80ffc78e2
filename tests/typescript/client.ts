// A client on nothing but fetch and the types made from openapi.yaml. It is compiled, not run: what matters is that
// the types tell one from the other what may be sent and what comes back.
import type { components, operations } from "./schema";

type Schemas = components["schemas"];
type Problem = Schemas["ProblemDetails"];
type Json<Operation extends keyof operations, Status extends number> =
  operations[Operation]["responses"] extends Record<Status, { content: { "application/json": infer Body } }> ? Body : never;
type Query<Operation extends keyof operations> = NonNullable<operations[Operation]["parameters"]["query"]>;

/** What went wrong, with a stable code. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

export class Register {
  constructor(private readonly base: string, private readonly key?: string) {}

  search(query: Query<"SearchFreelancers">): Promise<Json<"SearchFreelancers", 200>> {
    return this.send("GET", `/freelancers?${new URLSearchParams(texts(query))}`);
  }

  /** Every freelancer found, page after page. */
  async *all(query: Query<"SearchFreelancers">): AsyncGenerator<Schemas["FreelancerView"]> {
    for (let cursor: string | undefined; ; ) {
      const page = await this.search(cursor === undefined ? query : { ...query, cursor });
      yield* page.items;
      if (page.next === undefined) return;
      cursor = page.next;
    }
  }

  register(profile: Schemas["FreelancerProfile"], idempotencyKey: string): Promise<Json<"RegisterFreelancer", 201>> {
    return this.send("POST", "/freelancers", profile, { "Idempotency-Key": idempotencyKey });
  }

  change(id: string, profile: Schemas["FreelancerProfile"], etag: string): Promise<Json<"ChangeFreelancer", 200>> {
    return this.send("PUT", `/freelancers/${id}`, profile, { "If-Match": etag });
  }

  addEvidence(id: string, details: Schemas["EvidenceDetails"]): Promise<Json<"AddEvidence", 201>> {
    return this.send("POST", `/freelancers/${id}/evidence`, { details });
  }

  private async send<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Body> {
    const init: RequestInit = { method, headers: { ...headers, "Accept-Language": "nl", ...(this.key ? { Authorization: `Bearer ${this.key}` } : {}) } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      (init.headers as Record<string, string>)["Content-Type"] = "application/json";
    }
    const response = await fetch(this.base + path, init);
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    return (await response.json()) as Body;
  }
}

function texts(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** A condition tells its kind, and the compiler what belongs to it. */
export function title(condition: Schemas["Condition"]): string {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      return `${condition.kind}(${(condition.conditions ?? []).map(title).join(", ")})`;
    case "sector":
      return `sector ${condition.sectors?.join(" or ") ?? ""}`;
    default:
      return condition.kind;
  }
}

export async function gardenersOfMaastricht(register: Register): Promise<string[]> {
  const names: string[] = [];
  for await (const freelancer of register.all({ sector: "81", area: "GM0935", limit: 100 })) {
    const rate = freelancer.hourlyRate;
    names.push(rate === undefined ? freelancer.name : `${freelancer.name}: ${rate.amount.toFixed(2)} ${rate.currency}`);
  }
  return names;
}

// @ts-expect-error An insurance without its cover is refused by the compiler already.
export const incomplete: Schemas["EvidenceDetailsInsuranceEvidence"] = { kind: "insurance" };

// @ts-expect-error There is no such kind.
export const unknown: Schemas["Condition"]["kind"] = "shoeSize";
