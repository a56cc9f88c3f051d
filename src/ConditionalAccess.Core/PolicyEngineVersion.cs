using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ConditionalAccess.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>
/// The version of an engine: a digest of its policies, of what they refer to, and of its options. The digest of a policy object is kept as long as
/// the object lives, so a set that differs from an earlier one in one policy has its version soon.
/// </summary>
internal static class PolicyEngineVersion
{
    private const int Length = 16;

    private static readonly ConditionalWeakTable<ConditionalAccessPolicy, byte[]> s_digests = [];

    /// <summary>The digest in hexadecimal digits.</summary>
    public static string Of(TenantConfiguration tenant, EngineOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        foreach (ConditionalAccessPolicy policy in tenant.Policies)
        {
            if (!s_digests.TryGetValue(policy, out byte[]? digest)) s_digests.AddOrUpdate(policy, digest = Digest(policy, buffer));
            hash.AppendData(digest);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(GraphWriter.Write(tenant with { Policies = [] }) + "\n" + options));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Length));
    }

    // Digests have one length, so the list of them cannot be read in two ways.
    private static byte[] Digest(ConditionalAccessPolicy policy, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        GraphWriter.Write(buffer, policy);
        return SHA256.HashData(buffer.WrittenSpan);
    }
}
