import { CancellationToken, type Connection } from 'vscode-languageserver';
import { decodeBase64 } from '#schemas/values/base64';
import type { ContentStore, StoredFile } from '#service';
import {
  largestSentFileInBytes,
  listLayoutRequest,
  virtualFileRequest,
  type ListedLayout,
  type VirtualFileParams,
} from '#messages';
import { listedFiles, sentFile } from '#messages/parameters';
import { once } from '#schemas/once';
import { UnreachableFiles } from './host';
import { unlessCanceled } from './unlessCanceled';

/** What asks the client. */
export type Client = Pick<Connection, 'sendRequest'>;

/** A file or folder that a client has listed. */
export type ListedFile = Extract<ListedLayout, { readonly files: unknown }>['files'][number];

/** A file may change again without another time so soon after a change: some file systems count in seconds. */
const unsureForMilliseconds = 2_000;

/** So many stamps were given that no other file has, and no other time. */
let unsureStamps = 0;

/** A layout in a file system that only the client has, as it was listed once. Links are not followed: nobody knows where they lead. */
export class ClientStore implements ContentStore {
  readonly address: string;
  readonly largestReadInBytes = largestSentFileInBytes;
  readonly #client: Client;
  readonly #files: readonly StoredFile[];
  readonly #token: CancellationToken;

  private constructor(
    client: Client,
    address: string,
    files: readonly StoredFile[],
    token: CancellationToken,
  ) {
    this.#client = client;
    this.address = address;
    this.#files = files;
    this.#token = token;
  }

  /**
   * Has the client list the layout in a folder; undefined for a folder that is none.
   * @param address the URI of the folder, without a slash at the end
   * @throws UnreachableFiles where nobody knows what the layout has
   */
  static async at(
    client: Client,
    address: string,
    // Without one, the client would get an argument too many.
    token = CancellationToken.None,
  ): Promise<ClientStore | undefined> {
    const files = await listedIn(
      unlessCanceled(client.sendRequest(listLayoutRequest, { folder: address }, token), token),
    );
    if (files === undefined) return undefined;
    const followed = files.find(({ path, type }) => type === 'link' && mustBeListed(path));
    // What is in it would count as missing.
    if (followed !== undefined)
      throw new UnreachableFiles(`${followed.path} is a link, and it is unknown where it leads`);
    if (tellsNoSizes(files)) throw new UnreachableFiles('the file system does not tell the sizes of files');
    return new ClientStore(client, address, files.map(storedFile), token);
  }

  list(): Promise<readonly StoredFile[]> {
    return Promise.resolve(this.#files);
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const params = { folder: this.address, path, most: offset + length };
    const bytes = await sentBytes(this.#client, params, this.#token);
    return bytes.subarray(offset, offset + length);
  }
}

const listedFilesSchema = once(listedFiles);
const sentFileSchema = once(sentFile);

/**
 * The files that a client has listed; undefined where there is nothing to list.
 * @throws UnreachableFiles where the client cannot list them, or was not waited for
 */
export async function listedIn(asking: Promise<unknown>): Promise<readonly ListedFile[] | undefined> {
  const answer = await asking.catch((error: unknown) => ({ problem: String(error) }));
  const { data = { problem: 'the list of its files that the editor sent is not valid' } } =
    listedFilesSchema().safeParse(answer);
  if (data === null) return undefined;
  if ('problem' in data) throw new UnreachableFiles(data.problem);
  return data.files;
}

/**
 * All bytes of a file that only the client has.
 * @throws Error whose message says why there are none, in words that follow a colon
 */
export async function sentBytes(
  client: Client,
  params: VirtualFileParams,
  token: CancellationToken,
): Promise<Uint8Array> {
  const answer = await unlessCanceled(client.sendRequest(virtualFileRequest, params, token), token);
  const { data = { problem: 'the editor did not send it' } } = sentFileSchema().safeParse(answer);
  if ('problem' in data) throw new Error(data.problem);
  return decodeBase64(data.content) ?? new Uint8Array();
}

/** Whether something is a folder whose content a list of the layout must have. */
function mustBeListed(path: string): boolean {
  return /^blobs(?:\/[^/]+)?$/.test(path);
}

/** Some file systems say that each file is empty. Then nobody can tell what is worth reading, and no size is right. */
function tellsNoSizes(files: readonly ListedFile[]): boolean {
  const sizes = files.flatMap(({ type, size }) => (type === 'file' ? [size] : []));
  return sizes.length > 0 && sizes.every((size) => size === 0);
}

/** A file as a client has listed it. A link leads nobody knows where. */
export function storedFile({ path, type, size, modified }: ListedFile): StoredFile {
  const isSure = modified !== null && Date.now() - modified >= unsureForMilliseconds;
  return {
    path,
    type: type === 'link' ? 'outside' : type,
    size,
    stamp: isSure ? `${size}:${modified}` : `unsure:${++unsureStamps}`,
    ...(modified !== null && { modified }),
  };
}
