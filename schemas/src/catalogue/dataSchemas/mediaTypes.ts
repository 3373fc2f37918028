import * as z from 'zod';
import { mediaTypeRoles } from '../vocabulary';
import { claim, description, link, mediaType, someOf, status, text, title, type Sealed } from './parts';

const role = z.enum(mediaTypeRoles);

const entry = z
  .strictObject({
    type: mediaType,
    /** The places of a document in which the type occurs. */
    roles: someOf(role),
    /** The project or organization whose type it is. */
    owner: text,
    title,
    /** What it is and whose; what consumers do with it is in `claims`. */
    description,
    claims: someOf(claim).exactOptional(),
    status,
    /** The type to use instead. */
    replacement: mediaType.exactOptional(),
    /** What to do instead, in whole sentences, where no type has replaced it. Messages cut what is longer. */
    instead: text.max(160).exactOptional(),
    /** False when the replacement is another format, so that the content would have to change as well. */
    dropIn: z.boolean().exactOptional(),
    /** The place among the types that people write most, from 1 on. */
    rank: z.int().positive().exactOptional(),
    link,
    /** True for layers that container runtimes unpack into the root filesystem; not for those that they mount. */
    rootfs: z.boolean().exactOptional(),
    /** True for a config whose format has no `rootfs`, so that it lists no diff IDs. */
    withoutRootfs: z.literal(true).exactOptional(),
    /** The corresponding type of Docker. */
    dockerTwin: mediaType.exactOptional(),
    /** The corresponding type of the OCI. */
    ociTwin: mediaType.exactOptional(),
  })
  .refine(({ status: own, rank }) => rank === undefined || own === 'current', {
    path: ['rank'],
    error: 'Must be given for a current type only',
  })
  .refine(({ dropIn, replacement }) => dropIn === undefined || replacement !== undefined, {
    path: ['dropIn'],
    error: 'Has no meaning without a replacement',
  })
  .refine(({ status: own, replacement }) => own !== 'current' || replacement === undefined, {
    path: ['replacement'],
    error: 'Must not be given for a current type',
  })
  .refine(
    ({ status: own, replacement, instead }) =>
      instead === undefined || (own !== 'current' && replacement === undefined),
    { path: ['instead'], error: 'Must not be given for a current type, or beside a replacement' },
  )
  .refine(({ rootfs, roles }) => rootfs !== true || roles.includes('layer'), {
    path: ['rootfs'],
    error: 'Must not be true for a type that is not a layer',
  })
  .refine(({ withoutRootfs, roles }) => withoutRootfs === undefined || roles.includes('config'), {
    path: ['withoutRootfs'],
    error: 'Must not be given for a type that is not a config',
  });

/** The schema of `mediaTypes.json`. */
export const mediaTypesData = z.array(entry);

/** A media type of the ecosystem, with what an author should know of it. */
export type MediaTypeEntry = Sealed<z.infer<typeof entry>>;

/** What a media type is used as. */
export type MediaTypeRole = z.infer<typeof role>;
