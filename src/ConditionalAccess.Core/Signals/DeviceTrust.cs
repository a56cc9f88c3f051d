namespace ConditionalAccess.Signals;

/// <summary>What is known about a device's trust type.</summary>
internal enum DeviceTrust : byte
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It has none.</summary>
    None,

    /// <summary>Registered.</summary>
    Workplace,

    /// <summary>Joined.</summary>
    AzureAD,

    /// <summary>Hybrid joined.</summary>
    ServerAD,

    /// <summary>A value that is not one of these.</summary>
    Other,
}

/// <summary>The texts of <see cref="DeviceTrust"/>.</summary>
internal static class DeviceTrustType
{
    private static readonly string[] s_texts = ["Workplace", "AzureAD", "ServerAD"];

    /// <summary>The texts of the trust types, from <see cref="DeviceTrust.Workplace"/> on.</summary>
    public static ReadOnlySpan<string> Texts => s_texts;

    /// <summary>The trust type that an attribute's value says, whatever its case.</summary>
    public static DeviceTrust Of(DeviceAttribute value)
    {
        if (value.Text is not { } text) return !value.IsKnown ? DeviceTrust.Unknown : value.IsNull ? DeviceTrust.None : DeviceTrust.Other;
        for (int i = 0; i < s_texts.Length; i++)
        {
            if (string.Equals(text, s_texts[i], StringComparison.OrdinalIgnoreCase)) return DeviceTrust.Workplace + (byte)i;
        }

        return DeviceTrust.Other;
    }
}
