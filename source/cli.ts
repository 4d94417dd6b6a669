#!/usr/bin/env node
// Where the program begins: checks the version of Node before any import can fail, then hands on what only it may read.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(
    `hsmscope needs Node.js 22.15 or newer; this is ${process.versions.node}. Install a newer one from your system's packages or with nvm.`,
  );
  process.exit(2);
}

const {keepCompiledCode} = await import('./command/compiled-code.ts');
const {platformCache} = await import('./command/environment.ts');
keepCompiledCode(`${platformCache}/code`, process.env);

const {runProgram} = await import('./command/program.ts');
process.exitCode = await runProgram({
  arguments: process.argv.slice(2),
  variables: process.env,
  // Asked for only where it is a terminal: it would compete for what is piped in.
  stdin: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});

export {};
