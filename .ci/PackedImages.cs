using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime;

/// <summary>For a program that knows the packed files only: which native code a package carries, and whether this process used it.</summary>
internal static class PackedImages
{
    // The machine of an image, changed by a number for the system: no system loads the code of another.
    private static readonly Dictionary<string, int> s_platforms = new(StringComparer.Ordinal)
    {
        ["linux-x64"] = 0x8664 ^ 0x7B79,
        ["linux-arm64"] = 0xAA64 ^ 0x7B79,
        ["win-x64"] = 0x8664,
        ["osx-arm64"] = 0xAA64 ^ 0x4644,
    };

    /// <summary>Fails unless there is one image for each platform, made for it from the assembly that every other platform uses.</summary>
    public static void Check(ZipArchive package)
    {
        Image any = Read(package, "lib/net10.0/ConditionalAccess.Core.dll");
        if (any.HasCode) throw new InvalidOperationException("the assembly for every other platform has native code");
        string[] images = [.. package.Entries.Select(e => e.FullName).Where(n => n.StartsWith("runtimes/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        string[] expected = [.. s_platforms.Keys.Select(p => $"runtimes/{p}/lib/net10.0/ConditionalAccess.Core.dll").Order(StringComparer.Ordinal)];
        if (!images.SequenceEqual(expected)) throw new InvalidOperationException("the package has " + string.Join(", ", images));
        foreach ((string platform, int machine) in s_platforms)
        {
            Image image = Read(package, $"runtimes/{platform}/lib/net10.0/ConditionalAccess.Core.dll");
            if (image != any with { HasCode = true, Machine = machine }) throw new InvalidOperationException($"{platform}: {image} is no code for it of {any}");
        }
    }

    /// <summary>Methods that this process compiled so far.</summary>
    public static long MethodsCompiled => JitInfo.GetCompiledMethodCount();

    private static Image Read(ZipArchive package, string name)
    {
        using var bytes = new MemoryStream();
        using (Stream entry = package.GetEntry(name)!.Open()) entry.CopyTo(bytes);
        bytes.Position = 0;
        using var reader = new PEReader(bytes);
        MetadataReader metadata = reader.GetMetadataReader();
        // Symbols are found by this number: those of the assembly serve its images.
        DebugDirectoryEntry symbols = reader.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.CodeView);
        return new Image(reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, (ushort)reader.PEHeaders.CoffHeader.Machine,
            metadata.GetGuid(metadata.GetModuleDefinition().Mvid), reader.ReadCodeViewDebugDirectoryData(symbols).Guid);
    }

    private sealed record Image(bool HasCode, int Machine, Guid Assembly, Guid Symbols);
}
