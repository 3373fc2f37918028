/** The kind of the code actions that switch on rules again, by which the client asks for them. */
export const switchOnKind = 'quickfix.switchOn.oci';
