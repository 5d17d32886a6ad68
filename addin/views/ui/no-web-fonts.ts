// Fluent reads this while it is loaded; without it, it declares fonts that would be fetched from Microsoft's servers.
Object.assign(window, { FabricConfig: { fontBaseUrl: '' } })
