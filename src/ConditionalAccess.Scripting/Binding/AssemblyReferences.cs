using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>What scripts are bound against: the metadata of assemblies that are loaded anyway, read where it lies in memory.</summary>
internal static class AssemblyReferences
{
    public static IReadOnlyList<MetadataReference> Of(params IEnumerable<Assembly> assemblies) => [.. assemblies.Distinct().Select(Of)];

    // The memory belongs to the assembly; none of these assemblies can be unloaded.
    private static unsafe MetadataReference Of(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out byte* blob, out int length))
            throw new PlatformNotSupportedException("scripts need the metadata of loaded assemblies, which this runtime does not give");
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference();
    }
}
