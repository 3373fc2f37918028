/** How many bytes of a file are enough to tell its media type. */
export const contentHeadLength = 64 * 1024;
