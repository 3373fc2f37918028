import { imageConfigDescriptor, layer, manifestDescriptor, type Members } from '#helpers/documents';

/** The descriptor of a config that is of no known type, with the digest `$1`. */
export function customConfig(overrides: Members = {}): Members {
  return imageConfigDescriptor({ mediaType: 'application/vnd.example.config.v1+json', ...overrides });
}

/** The descriptor of a file that is of no known type, with the digest `$2`. */
export function file(overrides: Members = {}): Members {
  return layer({ mediaType: 'application/vnd.example.file', ...overrides });
}

/** The descriptor of another manifest, as a subject, with the digest `$3`. */
export function subject(overrides: Members = {}): Members {
  return manifestDescriptor({ digest: '$3', ...overrides });
}
