/**
 * The system call filter of level "namespaces": a seccomp program as bwrap reads it. It denies what lets a process out of its sandbox or
 * into another process, and what scripts of a job have no use for. Pure. A list of what is denied and not of what is allowed: what
 * interpreters call changes with every release.
 */

interface Calls {
  /** AUDIT_ARCH_*: system call numbers mean nothing without it. */
  arch: number;
  clone: number;
  denied: readonly number[];
}

/** Numbers that all architectures share: system calls since 2019. */
const COMMON = {
  clone3: 435,
  denied: [
    ...[425, 426, 427], // io_uring_setup, _enter, _register: system calls that no filter sees
    ...[428, 429, 430, 431, 432, 433, 442], // open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr
    438, // pidfd_getfd
  ],
};

/* Order: ptrace, process_vm_readv, process_vm_writev, kcmp, bpf, add_key, request_key, keyctl, mount, umount2, pivot_root, chroot,
   unshare, setns, userfaultfd, perf_event_open, name_to_handle_at, open_by_handle_at, kexec_load, kexec_file_load, init_module,
   finit_module, delete_module, reboot, swapon, swapoff, acct, settimeofday, clock_settime, clock_adjtime, adjtimex, quotactl, syslog,
   lookup_dcookie, vhangup. */
const CALLS: Readonly<Partial<Record<NodeJS.Architecture, Calls>>> = {
  x64: {
    arch: 0xc000003e,
    clone: 56,
    denied: [
      ...[101, 310, 311, 312, 321, 248, 249, 250, 165, 166, 155, 161, 272, 308, 323, 298, 303, 304],
      ...[246, 320, 175, 313, 176, 169, 167, 168, 163, 164, 227, 305, 159, 179, 103, 212, 153],
      ...[172, 173], // iopl, ioperm
    ],
  },
  arm64: {
    arch: 0xc00000b7,
    clone: 220,
    denied: [
      ...[117, 270, 271, 272, 280, 217, 218, 219, 40, 39, 41, 51, 97, 268, 282, 241, 264, 265],
      ...[104, 294, 105, 273, 106, 142, 224, 225, 89, 170, 112, 266, 171, 60, 116, 18, 58],
    ],
  },
};

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_GREATER_OR_EQUAL = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const NOT_PERMITTED = 0x00050001;
const NOT_IMPLEMENTED = 0x00050026;

/** Offsets in seccomp_data: number of the call, architecture, lower half of the first argument. */
const CALL_NUMBER = 0;
const ARCHITECTURE = 4;
const FIRST_ARGUMENT = 16;
/** Calls of the x32 convention on x86-64: another set of numbers for the same calls. */
const X32 = 0x40000000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACES = 0x7e020000;

/** The program for a processor architecture; null for one whose call numbers are not known here. */
export function syscallFilter(architecture: NodeJS.Architecture): Buffer | null {
  const calls = CALLS[architecture];
  if (calls === undefined) return null;
  const deny = (number: number, answer: number): Buffer[] => [
    instruction(JUMP_EQUAL, number, 0, 1),
    instruction(RETURN, answer),
  ];
  return Buffer.concat([
    instruction(LOAD, ARCHITECTURE),
    instruction(JUMP_EQUAL, calls.arch, 1, 0),
    instruction(RETURN, NOT_IMPLEMENTED),
    instruction(LOAD, CALL_NUMBER),
    instruction(JUMP_GREATER_OR_EQUAL, X32, 0, 1),
    instruction(RETURN, NOT_IMPLEMENTED),
    // Its flags lie in memory that a filter cannot read; C libraries then use `clone`.
    ...deny(COMMON.clone3, NOT_IMPLEMENTED),
    ...[...calls.denied, ...COMMON.denied].flatMap((number) => deny(number, NOT_PERMITTED)),
    instruction(JUMP_EQUAL, calls.clone, 0, 3),
    instruction(LOAD, FIRST_ARGUMENT),
    instruction(JUMP_ANY_BIT, NEW_NAMESPACES, 0, 1),
    instruction(RETURN, NOT_PERMITTED),
    instruction(RETURN, ALLOW),
  ]);
}

/** One `struct sock_filter` in little-endian order, as both architectures have it. */
function instruction(code: number, value: number, ifTrue = 0, ifFalse = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
