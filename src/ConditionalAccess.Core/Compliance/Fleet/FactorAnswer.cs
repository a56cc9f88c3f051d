namespace ConditionalAccess.Compliance.Fleet;

/// <summary>The answer to one of the four questions about a device (spec 3.9).</summary>
public enum FactorAnswer : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Yes.</summary>
    True,

    /// <summary>No.</summary>
    False,

    /// <summary>The question has no meaning for the platform.</summary>
    NotApplicable,
}

/// <summary>One answer with the facts behind it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Evidence">The known facts that were looked at.</param>
public sealed record DeviceFactor(FactorAnswer Answer, ValueArray<ComplianceEvidence> Evidence);

/// <summary>
/// Is it encrypted, is there malware, is it up to date, is it jailbroken or rooted (spec 3.9). The answers come from facts, whether or not a policy asks.
/// </summary>
/// <param name="Encrypted">Whether the storage is encrypted.</param>
/// <param name="MalwareFound">Whether there is malware or a threat.</param>
/// <param name="SettingsUpdated">Whether contact, policy versions, system and signatures are current.</param>
/// <param name="JailbrokenOrRooted">Whether the device is jailbroken or rooted.</param>
public sealed record FourFactors(DeviceFactor Encrypted, DeviceFactor MalwareFound, DeviceFactor SettingsUpdated, DeviceFactor JailbrokenOrRooted);

/// <summary>How many devices have each answer (figure F19). The four numbers add up to the devices.</summary>
/// <param name="True">Yes.</param>
/// <param name="False">No.</param>
/// <param name="Unknown">Not known.</param>
/// <param name="NotApplicable">Without meaning.</param>
public sealed record FactorCounts(int True, int False, int Unknown, int NotApplicable);

/// <summary>The four questions over the fleet (figure F19).</summary>
/// <param name="Encrypted">Encrypted devices.</param>
/// <param name="MalwareFound">Devices with malware or a threat.</param>
/// <param name="SettingsUpdated">Devices that are up to date.</param>
/// <param name="JailbrokenOrRooted">Jailbroken or rooted devices.</param>
public sealed record FactorFigures(FactorCounts Encrypted, FactorCounts MalwareFound, FactorCounts SettingsUpdated, FactorCounts JailbrokenOrRooted);
