using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>What a file or folder held at one look: a digest of all names and bytes, and of what could not be read.</summary>
internal sealed record PolicyDecisionPointFiles(string Digest, bool IsFolder, IReadOnlyList<string> Names)
{
    /// <summary>Looks at the same files as <see cref="DocumentLoader{TSet}.AddPath"/> reads. Contents, not dates: links and copies keep those.</summary>
    public static PolicyDecisionPointFiles Look(string path, PolicyReadOptions options)
    {
        var findings = new FindingList(options);
        bool isFolder = Directory.Exists(path);
        List<(string Path, string Name)> files = isFolder ? SourceFiles.Find(path, findings) : [(path, path)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long left = options.MaxBytes;
        foreach ((string file, string name) in files)
        {
            byte[]? bytes = SourceFiles.ReadFile(file, name, left, findings);
            Append(hash, name, bytes);
            left -= bytes?.Length ?? 0;
        }

        foreach (PolicyDiagnostic finding in findings.ToList()) Append(hash, finding.ToString(), null);
        return new(Convert.ToHexString(hash.GetHashAndReset()), isFolder, [.. files.Select(f => f.Name)]);
    }

    /// <summary>
    /// The first thing of an earlier look that is still there but would no longer be read, so that its policies would fall away without being
    /// deleted: a file that became a folder, a folder that became a link, a file in place of the whole folder. Null when there is none.
    /// </summary>
    public string? FindReplaced(PolicyDecisionPointFiles earlier, string path)
    {
        if (IsFolder != earlier.IsFolder) return IsFolder || File.Exists(path) ? Path.GetFileName(path) : null;
        return earlier.Names.Except(Names, StringComparer.Ordinal).FirstOrDefault(name => IsReplaced(path, name));
    }

    private static bool IsReplaced(string folder, string name)
    {
        string at = folder;
        foreach (string part in name.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new DirectoryInfo(at) is { Exists: true, LinkTarget: not null }) return true;
        }

        return Directory.Exists(at);
    }

    private static void Append(IncrementalHash hash, string name, byte[]? bytes)
    {
        // The lengths keep one list of files from running into another.
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}:{bytes?.Length ?? -1}:")));
        if (bytes is not null) hash.AppendData(bytes);
    }
}
