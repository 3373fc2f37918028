import { catalogueData } from '#schemas/catalogue/data';
import { allConsumers } from '#schemas/catalogue/consumers';

const { annotations: annotationEntries, mediaTypes, profiles } = catalogueData;

/** Tools, registries, and services that are neither consumers of the model nor owners of entries of the catalogue. */
const otherTools = [
  'ACR',
  'Apptainer',
  'apko',
  'Argo CD',
  'atomfs',
  'Azure Kubernetes Service',
  'Azure Pipelines',
  'Buildx',
  'cnab-to-oci',
  'conftest',
  'Docker Desktop',
  'docker buildx',
  'docker compose',
  'docker mcp',
  'docker model',
  'docker plugin',
  'Envoy',
  'falcoctl',
  'GitHub’s registry',
  'Istio',
  'KraftKit',
  'MCP registry',
  'nfd',
  'Nydus snapshotter',
  'OCM',
  'oci-tar-builder',
  'Operator SDK',
  'ORMB',
  'Rancher',
  'SOCI snapshotter',
  'Spin shim',
  'stacker',
  'stargz snapshotter',
  'Stereoscope',
  'wash',
];

/** Owners of entries that are specifications, companies, or families of types: they do nothing with a document. */
const ownersThatAreNoTools: ReadonlySet<string> = new Set([
  'Agent Skills',
  'Bytecode Alliance',
  'CNAB',
  'CNCF ModelPack',
  'CNCF Wasm WG',
  'CycloneDX',
  'Dev Containers',
  'EROFS',
  'eStargz',
  'IANA',
  'in-toto',
  'Kubernetes',
  'Label Schema',
  'OASIS SARIF',
  'OCI',
  'Red Hat',
  'Solo.io Wasm spec',
  'SPDX',
  'SPDX and CycloneDX',
]);

/** Tools without a file in the model. A rule says nothing of them. */
export const toolsWithoutEvidence = [
  'Apptainer',
  'Argo CD',
  'buildah',
  'Envoy',
  'Flux',
  'Istio',
  'kaniko',
  'Kyverno',
  'ORAS',
  'Ratify',
  'Singularity',
  'Trivy',
  'wasmCloud',
];

const owners = [...mediaTypes, ...annotationEntries, ...profiles].map(({ owner }) => owner);

/** Every name of a tool, a registry, or a service that the texts of this project may contain, the longest first. */
const toolNames: readonly string[] = [
  ...new Set([
    ...allConsumers().flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...owners.filter((owner) => !ownersThatAreNoTools.has(owner)),
    ...otherTools,
  ]),
].sort((first, second) => second.length - first.length);

/** Tools that are of the owner of an entry, under another name: of its own format, the owner may be named. */
const toolsOfOwners: Readonly<Record<string, readonly string[]>> = {
  'AWS SOCI': ['SOCI snapshotter'],
  'Azure DevOps': ['Azure Pipelines'],
  CNAB: ['cnab-to-oci'],
  'CoreOS App Registry': ['Quay'],
  Docker: ['Docker Engine', 'docker plugin'],
  eStargz: ['stargz snapshotter'],
  Fleet: ['Rancher'],
  'GitHub Actions': ['GitHub’s registry'],
  'GitHub Packages': ['GitHub’s registry'],
  'Notary Project': ['Notation'],
  'Operator Framework': ['Operator SDK'],
  regclient: ['regctl'],
  Nydus: ['Nydus snapshotter'],
  runwasi: ['oci-tar-builder'],
  Unikraft: ['KraftKit'],
};

/** Phrases in which the name of a tool says whose a format is, and nothing of what the tool does with a document. */
const formatPhrases: readonly { readonly phrase: RegExp; readonly reason: string }[] = [
  {
    phrase: /\bas (?:the )?[\w -]+? (?:names|stored) it\b/g,
    reason: 'The name that a tool gives to a type is the definition of the type; the link leads there.',
  },
  {
    phrase:
      /\b(?:[Aa]n Ollama model|(?:early )?Ollama models|(?:BuildKit|cosign) attestations?|BuildKit caches|(?:signed )?Docker (?:agent definition|attestation)|build record of Docker Buildx|a CUE module|Conftest policies|Helm package|Nydus (?:blob|bootstrap|artifactType|image)s?(?: type)?|Notary Project (?:signatures|drafts)|Falco rules file|OMMX artifacts|ORAS artifacts (?:draft|specification)|layer type of wasm-to-oci|cosign key|Docker model|Nydus layers|Docker Official Images tools|Singularity pushes)\b/g,
    reason: 'These are formats, and files of them.',
  },
  {
    phrase:
      /\bDocker(?:’s)? (?:images?|documents?|layers?|manifests?|manifest and config types|types?|schema \d|manifest list|config)\b/g,
    reason: 'Docker defined the formats, and nearly all tools read them.',
  },
  { phrase: /\bthe Docker task of Azure Pipelines\b/g, reason: 'This is a task of Azure DevOps.' },
  {
    phrase: /\bfor Envoy and Istio proxies\b/g,
    reason: 'This says what the format is for, as its specification does.',
  },
  {
    phrase:
      /(?<=\b(?:run|show|development|tests of the image|debugging|the image|takes|help)\b.*) with (?:Docker|rkt)\b/g,
    reason: 'The value of the label is a command of that tool.',
  },
  {
    phrase: /\b(?:Linux|Host|host) distribution\b|\bdistribution specification\b/gi,
    reason: 'The word means something else.',
  },
  { phrase: /\bcontainerd\.io\/\S+/g, reason: 'This is the key of an annotation.' },
  {
    phrase: /\b(?:Azure Container Registry|SBOM attached by cosign) (?:as|covers)\b/g,
    reason: 'The word after it is not what it does.',
  },
];

const names = toolNames.map((name) => name.replaceAll(/[.+]/g, '\\$&')).join('|');
const anyTool = new RegExp(`(?<![\\p{L}\\p{N}/.-])(?:${names})(?![\\p{L}\\p{N}/-])`, 'giu');
const toolThatActs = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:${names})(?: [\\d.]+(?: and later)?)? (?:[a-z]+s|do|does|can|cannot|will|has|have|is|was)\\b`,
  'giu',
);

/**
 * What a text of the catalogue says of tools, and not of a format: the tools that it names beside the owner of the entry,
 * and what the owner’s tool does.
 */
export function statementsAboutTools(text: string, owner: string): readonly string[] {
  const rest = formatPhrases.reduce((shortened, { phrase }) => shortened.replaceAll(phrase, '·'), text);
  const own = [owner, ...(toolsOfOwners[owner] ?? [])].join(' ').toLowerCase();
  const others = (rest.match(anyTool) ?? []).filter((name) => !own.includes(name.toLowerCase()));
  return [...others, ...(rest.match(toolThatActs) ?? [])];
}
