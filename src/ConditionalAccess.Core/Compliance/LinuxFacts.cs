namespace ConditionalAccess.Compliance;

/// <summary>Facts of Linux.</summary>
public sealed record LinuxFacts
{
    /// <summary>Nothing is known.</summary>
    public static LinuxFacts NotKnown { get; } = new();

    /// <summary>The distribution, such as <c>ubuntu</c> or <c>rhel</c>; null when not known.</summary>
    public string? Distribution { get; init; }

    /// <summary>The partitions; <c>default</c>: not known.</summary>
    public ValueArray<LinuxPartition> Partitions { get; init; }
}

/// <summary>One partition of a Linux device. What is not known counts against the device (spec 12.5).</summary>
/// <param name="MountPoint">Where it is mounted; null when not known.</param>
/// <param name="IsFixed">Whether it is fixed; null counts as fixed.</param>
/// <param name="IsReadOnly">Whether it is read-only; null counts as writable.</param>
/// <param name="IsPseudo">Whether it is a pseudo file system; null counts as not.</param>
/// <param name="DmCrypt">Whether it is encrypted with dm-crypt; null counts as not.</param>
public sealed record LinuxPartition(string? MountPoint, bool? IsFixed = null, bool? IsReadOnly = null, bool? IsPseudo = null, bool? DmCrypt = null);
