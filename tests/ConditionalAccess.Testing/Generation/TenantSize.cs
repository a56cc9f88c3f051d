namespace ConditionalAccess.Testing.Generation;

/// <summary>How many policies a generated tenant has.</summary>
internal enum TenantSize
{
    /// <summary>Mostly <see cref="Usual"/>, one in sixteen <see cref="Large"/>, one in sixty-four <see cref="Huge"/>.</summary>
    Mixed = 0,

    /// <summary>0 to 12.</summary>
    Usual,

    /// <summary>80.</summary>
    Large,

    /// <summary>300: more than one block of 256.</summary>
    Huge,
}
