// Stands in for Ink's developer tools in the bundle (see build.ts): Ink imports them but uses them only with DEV set.
const nothing = {initialize: () => {}, connectToDevTools: () => {}};

// biome-ignore lint/style/noDefaultExport: Ink asks for the default
export {nothing as default};
