/** The versions of Windows that base images of Microsoft have, as `os.version` begins; the newest first. */
export const windowsBuilds: readonly { readonly version: string; readonly title: string }[] = [
  { version: '10.0.26100', title: 'Windows Server 2025' },
  { version: '10.0.20348', title: 'Windows Server 2022' },
  { version: '10.0.17763', title: 'Windows Server 2019' },
  { version: '10.0.14393', title: 'Windows Server 2016' },
];

/** Where Microsoft lists the builds that its program for running Windows containers knows. */
export const windowsBuildsSource =
  'https://github.com/microsoft/hcsshim/blob/main/osversion/windowsbuilds.go';
