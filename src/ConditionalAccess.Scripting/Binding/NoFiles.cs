using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>Finds no assembly and no source file, whatever is asked for: a script brings nothing in.</summary>
internal static class NoFiles
{
    public static MetadataReferenceResolver Metadata { get; } = new NoMetadata();

    public static SourceReferenceResolver Sources { get; } = new NoSources();

    private sealed class NoMetadata : MetadataReferenceResolver
    {
        public override bool ResolveMissingAssemblies => false;

        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

        public override bool Equals(object? other) => other is NoMetadata;

        public override int GetHashCode() => 1;
    }

    private sealed class NoSources : SourceReferenceResolver
    {
        public override string? NormalizePath(string path, string? baseFilePath) => null;

        public override string? ResolveReference(string path, string? baseFilePath) => null;

        public override Stream OpenRead(string resolvedPath) => throw new FileNotFoundException("scripts bring no files in");

        public override bool Equals(object? other) => other is NoSources;

        public override int GetHashCode() => 2;
    }
}
